using System.Globalization;
using System.Text;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// What a mosquitto says of itself under $SYS, where the server may read it; others say nothing there, and nothing follows from that.
/// Written by whoever reads from the connection, read by anybody.
/// </summary>
internal sealed class SysBook
{
    public const string Root = "$SYS/";

    private const string VersionTopic = "$SYS/broker/version";
    private const string DroppedTopic = "$SYS/broker/publish/messages/dropped";
    private const int Longest = 100;

    /// <summary>What a broker is asked for.</summary>
    public static readonly IReadOnlyList<string> Topics = [VersionTopic, DroppedTopic];

    private volatile string? _version;
    private long _dropped;

    /// <summary>Its name and version; null where it says none.</summary>
    public string? Version => _version;

    /// <summary>A promise that it broke, to whomever; null for none.</summary>
    public string? Broken => Interlocked.Read(ref _dropped) is > 0 and var dropped
        ? string.Create(CultureInfo.InvariantCulture, $"it has dropped {dropped} messages since its start, for clients that were away or slow: let it keep all that wait (mosquitto.conf: max_queued_messages 0, max_inflight_messages 1000)")
        : null;

    /// <summary>True where there is something new to tell.</summary>
    public bool Take(string topic, ReadOnlySpan<byte> payload)
    {
        var text = Encoding.UTF8.GetString(payload[..Math.Min(payload.Length, Longest)]);
        switch (topic)
        {
            case VersionTopic when _version is null:
                _version = text;
                return true;
            case DroppedTopic when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var dropped):
                return Interlocked.Exchange(ref _dropped, dropped) < dropped;
            default:
                return false;
        }
    }
}
