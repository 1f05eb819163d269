using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Sparkplug;

/// <summary>
/// One message's values as a tree for the paths of a definition: a record for each device and time, with group, node, id, device
/// (node.id), time, online or metrics. Takes numbers, flags and texts; leaves out what is null, transient, a data set or the protocol's own. One use.
/// </summary>
internal sealed class RecordList(SparkplugTopic topic, SparkplugPayload message, List<Refusal> bad, FeedTrace? trace)
{
    private readonly List<Node> _records = [];

    public void Say(string said) => trace?.Say("sparkplug", said);

    public void Refuse(string code, string reason, string where = "") => bad.Add(new Refusal(code, reason, where));

    /// <param name="time">Milliseconds since 1970.</param>
    /// <param name="device">Null for the edge node itself.</param>
    public void AddOnline(double time, bool online, string? device) =>
        _records.Add(Record(device, [new("time", Node.Of(time)), new("online", Node.Of(online))]));

    /// <summary>Those metrics that the device's birth knows; the others are refused, and the node is asked for a rebirth.</summary>
    public void AddMetrics(EdgeDevice device, IReadOnlyList<SparkplugMetric> metrics, EdgeNode node)
    {
        var byTime = new Dictionary<ulong, List<KeyValuePair<string, Node>>>();
        for (var i = 0; i < metrics.Count; i++)
        {
            var metric = metrics[i];
            if (device.Find(metric) is not { } known)
            {
                node.Want();
                bad.Add(new Refusal(
                    RefusalCode.Name,
                    $"{(metric.Name is { } name ? $"the metric '{Short(name)}'" : $"the alias {metric.Alias ?? 0}")} is none of the birth of {topic}: the edge node is asked to be born again",
                    Short(metric.Name), i));
            }
            else if (Value(metric, known, i) is { } value)
            {
                var time = metric.Time ?? message.Time ?? 0;
                if (!byTime.TryGetValue(time, out var values))
                {
                    byTime.Add(time, values = []);
                }

                values.Add(new(known.Name, value));
            }
        }

        foreach (var (time, values) in byTime)
        {
            _records.Add(Record(topic.Device, [new("time", time == 0 ? Node.Null : Node.Of((double)time)), new("metrics", Node.Of(values))]));
        }
    }

    public Node ToNode() => Node.Of(_records);

    private Node? Value(SparkplugMetric metric, (string Name, SparkplugType Type) known, int index)
    {
        var leftOut = known.Name == SparkplugPayload.BirthSequence || known.Name.StartsWith("Node Control/", StringComparison.Ordinal)
                || known.Name.StartsWith("Device Control/", StringComparison.Ordinal) ? "the protocol's own"
            : metric.IsNull ? "null"
            : metric.IsTransient ? "transient: not to be kept"
            : null;
        if (leftOut is null && metric is { IsHistorical: true, Time: null })
        {
            bad.Add(new Refusal(RefusalCode.Time, $"'{Short(known.Name)}' is historical and has no time of its own", Short(known.Name), index));
            return null;
        }

        var value = leftOut is null ? metric.ValueAs(known.Type) : null;
        if (value is null)
        {
            Say($"{known.Name} is {leftOut ?? $"of type {known.Type}, which no measure could be"}; left out");
        }

        return value;
    }

    private Node Record(string? device, KeyValuePair<string, Node>[] values) => Node.Of(
    [
        new("group", Node.Of(topic.Group)),
        new("node", Node.Of(topic.Node)),
        new("id", Node.Of(device ?? topic.Node)),
        new("device", Node.Of(device is null ? topic.Node : $"{topic.Node}.{device}")),
        .. values,
    ]);

    private static string Short(string? text) => text is null ? "" : text.Length <= 80 ? text : text[..80] + "…";
}
