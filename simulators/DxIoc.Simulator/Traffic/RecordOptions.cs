using DxIoc.Simulator.Words;

namespace DxIoc.Simulator.Traffic;

/// <summary>What record asks for.</summary>
/// <param name="Filters">Topics, with wildcards.</param>
/// <param name="Limit">Messages after which it ends.</param>
/// <param name="Duration">After which it ends; null for when it is interrupted.</param>
internal sealed record RecordOptions(string File, BrokerAddress Broker, IReadOnlyList<string> Filters, long Limit, TimeSpan? Duration)
{
    public const string Usage = """
        record FILE: what a broker's topics carry, one message a line (NDJSON; gzip for FILE.gz), until Ctrl+C

          --broker URL         mqtt://localhost:1883, or mqtts://host:8883
          --username NAME, --password-file FILE
          --topics A,B         ioc/#
          --duration D, --limit N   end after so long, after so many messages
        """;

    public static RecordOptions? Parse(IReadOnlyList<string> args, out IReadOnlyList<string> errors)
    {
        var words = new WordReader(args);
        var span = words.Span("--duration", TimeSpan.MaxValue);
        var options = new RecordOptions(
            words.Plain("FILE"), BrokerAddress.Read(words),
            words.Text("--topics", "ioc/#").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            words.Number("--limit", int.MaxValue, 1, int.MaxValue), span == TimeSpan.MaxValue ? null : span);
        if (options.Filters.Count == 0)
        {
            words.Refuse("--topics", ",", "write filters like ioc/# or zigbee2mqtt/+, separated by commas", 0);
        }

        errors = words.Errors;
        return errors.Count == 0 ? options : null;
    }
}
