namespace DxIoc.Feeds.Mqtt;

/// <summary>What this server itself says to the clients of a broker; it does not come back to it as a message from outside.</summary>
internal interface IBrokerVoice
{
    /// <param name="lasting">Retained, with QoS 1: for those who come later too. Otherwise QoS 0.</param>
    Task SayAsync(string topic, byte[] payload, bool lasting, CancellationToken cancellation);
}
