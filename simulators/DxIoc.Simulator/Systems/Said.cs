using System.Buffers;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Simulator.Systems;

/// <summary>A message with what differs between systems: its quality of service, and whether it is retained.</summary>
internal static class Said
{
    public static MqttApplicationMessage Of(string topic, byte[] payload, int quality = 0, bool retain = false) => new()
    {
        Topic = topic,
        Payload = new ReadOnlySequence<byte>(payload),
        QualityOfServiceLevel = (MqttQualityOfServiceLevel)quality,
        Retain = retain,
    };

    public static MqttApplicationMessage Of(string topic, string payload, int quality = 0, bool retain = false) =>
        Of(topic, Encoding.UTF8.GetBytes(payload), quality, retain);
}
