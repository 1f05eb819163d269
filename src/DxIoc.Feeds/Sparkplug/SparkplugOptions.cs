namespace DxIoc.Feeds.Sparkplug;

/// <summary>Settings of section "Sparkplug": this server as a host application of Sparkplug B 3.0.</summary>
public sealed class SparkplugOptions
{
    public const string DefaultHostId = "dxioc";

    /// <summary>The name under which the server says its STATE; unique among all hosts at a broker.</summary>
    public string HostId { get; set; } = DefaultHostId;

    /// <summary>Seconds between two requests for a rebirth to one edge node, at the least; 1 to 3,600.</summary>
    public int RebirthSeconds { get; set; } = 10;

    /// <summary>Milliseconds that a missing message may come late, out of its order, before a rebirth is asked for; 0 to 60,000.</summary>
    public int ReorderMilliseconds { get; set; } = 2_000;

    /// <summary>Edge nodes that are remembered, at most; a new one is then refused, unless one that is gone can be forgotten.</summary>
    public int NodeLimit { get; set; } = 1_000;

    /// <summary>Metrics in the births of all edge nodes, at most; a birth that has no room is refused.</summary>
    public int MetricLimit { get; set; } = 200_000;
}
