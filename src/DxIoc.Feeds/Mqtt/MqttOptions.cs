namespace DxIoc.Feeds.Mqtt;

/// <summary>Settings of section "Mqtt".</summary>
public sealed class MqttOptions
{
    public const string DefaultClientId = "dxioc";

    /// <summary>"embedded" (default), or mqtt://host:1883 or mqtts://host:8883.</summary>
    public string Broker { get; set; } = "embedded";

    /// <summary>The embedded broker's port; 0 = any free one.</summary>
    public int Port { get; set; } = 1883;

    /// <summary>Asked of publishers by the embedded broker where set; given to an external one.</summary>
    public string? Username { get; set; }

    public string? Password { get; set; }

    /// <summary>The name of the session at an external broker; it must stay the same over restarts. Default "dxioc".</summary>
    public string? ClientId { get; set; }

    /// <summary>Several servers share the messages of an external broker under this group.</summary>
    public string? SharedGroup { get; set; }

    /// <summary>Clients of the embedded broker at most.</summary>
    public int ClientLimit { get; set; } = 1_000;

    /// <summary>Seconds after which a silent external broker is asked for a sign of life, and that it then has to answer; 1 to 300.</summary>
    public int KeepAliveSeconds { get; set; } = 10;

    /// <summary>Where to remember that a session was made at an external broker; null for not at all.</summary>
    public string? SessionFile { get; set; }

    /// <summary>
    /// Messages of one client, or of an external broker, that may wait for the durable write, 1 to 65,535; then its connection is not
    /// read on.
    /// </summary>
    public int PendingLimit { get; set; } = 1_000;
}
