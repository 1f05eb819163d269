using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding.Formats;

/// <summary>Reads a payload by the format of its definition. Never throws for anything that comes from outside.</summary>
internal static class Format
{
    /// <summary>The tree, or null; parts that cannot be read are refused.</summary>
    /// <param name="arrived">For times that a message gives as so long ago.</param>
    public static Node? Read(FeedMapping mapping, ReadOnlyMemory<byte> payload, Instant arrived, List<Refusal> bad) => mapping.Format switch
    {
        "json" => JsonFormat.Read(payload.Span, bad),
        "value" => ValueFormat.Read(payload.Span, bad),
        "senml-json" => new SenmlPack(arrived, bad).Resolve(JsonFormat.Read(payload.Span, bad)),
        "senml-cbor" => new SenmlPack(arrived, bad).Resolve(CborFormat.Read(payload, bad)),
        "lineprotocol" => LineFormat.Read(payload.Span, bad),
        "csv" => CsvFormat.Read(payload.Span, mapping.Columns, mapping.Separator, mapping.Csv, bad),
        _ => throw new InvalidOperationException($"The reader lets no format '{mapping.Format}' pass."),
    };
}
