namespace DxIoc.Feeds.Mqtt;

/// <summary>Settings of section "Mqtt".</summary>
public sealed class MqttOptions
{
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

    /// <summary>Messages of one client that may wait for the durable write; then its connection is not read on.</summary>
    public int PendingLimit { get; set; } = 1_000;
}
