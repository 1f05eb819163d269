namespace DxIoc.Feeds.Mqtt;

/// <summary>Where publishers reach the embedded broker.</summary>
public interface IMqttEndpoint
{
    /// <summary>The port in use; null before the start, and with an external broker.</summary>
    int? Port { get; }
}
