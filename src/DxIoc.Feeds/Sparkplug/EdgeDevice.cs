using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Sparkplug;

/// <summary>
/// What one birth says: the metrics of an edge node or of one of its devices, by name and by alias. Not safe for concurrent use.
/// </summary>
internal sealed class EdgeDevice
{
    /// <summary>A device that lives says so again with its data, no more often than this.</summary>
    private static readonly TimeSpan SaidAgainAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private Dictionary<string, SparkplugType> _types = [];
    private Dictionary<ulong, string> _names = [];
    private Instant _marked;

    /// <summary>Whether the edge node has said, in its present session, what the device's metrics are.</summary>
    public bool IsBorn { get; private set; }

    public int Count => _types.Count;

    /// <summary>The metrics of a new birth take the place of those before.</summary>
    public void Bear(IEnumerable<SparkplugMetric> metrics)
    {
        var (types, names) = (new Dictionary<string, SparkplugType>(StringComparer.Ordinal), new Dictionary<ulong, string>());
        foreach (var metric in metrics)
        {
            if (metric.Name is { } name)
            {
                types[name] = metric.Type ?? SparkplugType.Unknown;
                if (metric.Alias is { } alias)
                {
                    names[alias] = name;
                }
            }
        }

        (_types, _names, IsBorn) = (types, names, true);
    }

    /// <summary>Its metrics stay known by name; data before the next birth are not taken.</summary>
    public void Die() => IsBorn = false;

    /// <summary>The name and type that the birth gave a metric; null for one that it did not have.</summary>
    public (string Name, SparkplugType Type)? Find(SparkplugMetric metric) =>
        // Encoders of proto3 leave an alias of 0 out.
        (metric.Name ?? _names.GetValueOrDefault(metric.Alias ?? 0)) is { } name && _types.TryGetValue(name, out var type)
            ? (name, metric.Type ?? type)
            : null;

    /// <summary>
    /// When its birth or death counts, in milliseconds: its own time, but never after its arrival nor before the last that counted, so
    /// that a node whose clock is wrong cannot be dead by the past or alive by the future.
    /// </summary>
    public double Mark(ulong? said, Instant arrived)
    {
        var time = said is { } ms && ms < (ulong)(arrived.Micros / 1_000) ? new Instant((long)ms * 1_000) : arrived;
        _marked = time > _marked ? time : _marked + Step;
        return _marked.Micros / 1_000.0;
    }

    /// <summary>The time at which it is to be said again that it lives, or null while that was said just now.</summary>
    public double? LivesStill(Instant arrived) => arrived - _marked >= SaidAgainAfter ? Mark(null, arrived) : null;
}
