using MessagePack;
using MessagePack.Formatters;

namespace DxIoc.Contracts.Boards;

/// <summary>
/// A reading as the map that clients read, in the names that <see cref="Reading"/> gives. Written out: a browser has no time to make
/// such code at its start. What it does not know it passes over.
/// </summary>
public sealed class ReadingFormatter : IMessagePackFormatter<Reading>
{
    private const int Keys = 14;

    private static readonly IsoInstantFormatter Instants = new();
    private static readonly CoverageFormatter Coverages = new();

    public void Serialize(ref MessagePackWriter writer, Reading value, MessagePackSerializerOptions options)
    {
        writer.WriteMapHeader(Keys);
        writer.Write("indicator");
        writer.Write(value.Indicator);
        writer.Write("value");
        Write(ref writer, value.Value);
        writer.Write("status");
        writer.Write(NameOf(value.Status));
        writer.Write("freshness");
        writer.Write(NameOf(value.Freshness));
        writer.Write("at");
        Instants.Serialize(ref writer, value.At, options);
        writer.Write("age");
        Write(ref writer, value.Age);
        writer.Write("samples");
        writer.Write(value.Samples);
        writer.Write("coverage");
        Coverages.Serialize(ref writer, value.Coverage, options);
        writer.Write("trend");
        Write(ref writer, value.Trend);
        writer.Write("target");
        Write(ref writer, value.Target);
        writer.Write("attainment");
        Write(ref writer, value.Attainment);
        writer.Write("inputLost");
        writer.Write(value.InputLost);
        writer.Write("period");
        writer.Write(value.Period);
        writer.Write("document");
        writer.Write(value.Document);
    }

    public Reading Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        string? indicator = null, period = null, document = null;
        double? value = null, age = null, trend = null, target = null, attainment = null;
        var (status, freshness, coverage) = (ReadingStatus.Unknown, Freshness.Missing, default(Coverage));
        var (at, samples, lost) = ((DateTimeOffset?)null, 0L, false);
        for (var keys = reader.ReadMapHeader(); keys > 0; keys--)
        {
            switch (reader.ReadString())
            {
                case "indicator": indicator = reader.ReadString(); break;
                case "value": value = Number(ref reader); break;
                case "status": status = StatusOf(reader.ReadString()); break;
                case "freshness": freshness = FreshnessOf(reader.ReadString()); break;
                case "at": at = Instants.Deserialize(ref reader, options); break;
                case "age": age = Number(ref reader); break;
                case "samples": samples = reader.ReadInt64(); break;
                case "coverage": coverage = Coverages.Deserialize(ref reader, options); break;
                case "trend": trend = Number(ref reader); break;
                case "target": target = Number(ref reader); break;
                case "attainment": attainment = Number(ref reader); break;
                case "inputLost": lost = reader.ReadBoolean(); break;
                case "period": period = reader.ReadString(); break;
                case "document": document = reader.ReadString(); break;
                default: reader.Skip(); break;
            }
        }

        return new Reading
        {
            Indicator = indicator ?? throw new MessagePackSerializationException("A reading names no indicator: what sent it is no DxIoc server."),
            Value = value,
            Status = status,
            Freshness = freshness,
            At = at,
            Age = age,
            Samples = samples,
            Coverage = coverage,
            Trend = trend,
            Target = target,
            Attainment = attainment,
            InputLost = lost,
            Period = period,
            Document = document,
        };
    }

    private static void Write(ref MessagePackWriter writer, double? value)
    {
        if (value is { } number)
        {
            writer.Write(number);
        }
        else
        {
            writer.WriteNil();
        }
    }

    private static double? Number(ref MessagePackReader reader) => reader.TryReadNil() ? null : reader.ReadDouble();

    private static string NameOf(ReadingStatus status) => status switch
    {
        ReadingStatus.Normal => "normal",
        ReadingStatus.Warning => "warning",
        ReadingStatus.Critical => "critical",
        _ => "unknown",
    };

    private static string NameOf(Freshness freshness) => freshness switch
    {
        Freshness.Live => "live",
        Freshness.Stale => "stale",
        _ => "missing",
    };

    private static ReadingStatus StatusOf(string? name) => name switch
    {
        "normal" => ReadingStatus.Normal,
        "warning" => ReadingStatus.Warning,
        "critical" => ReadingStatus.Critical,
        _ => ReadingStatus.Unknown,
    };

    private static Freshness FreshnessOf(string? name) => name switch
    {
        "live" => Freshness.Live,
        "stale" => Freshness.Stale,
        _ => Freshness.Missing,
    };
}
