using System.Diagnostics.Metrics;

namespace DxIoc.Feeds.Mqtt;

/// <summary>The broker's figures for /metrics.</summary>
internal static class MqttMetrics
{
    private static readonly Meter Meter = new("dxioc");

    public static readonly Counter<long> Messages =
        Meter.CreateCounter<long>("dxioc_mqtt_messages", description: "MQTT messages received.");

    public static readonly Counter<long> NotAcknowledged =
        Meter.CreateCounter<long>("dxioc_mqtt_not_acknowledged", description: "MQTT messages that could not be made durable; their senders keep them.");

    public static readonly UpDownCounter<int> Clients =
        Meter.CreateUpDownCounter<int>("dxioc_mqtt_clients", description: "Clients connected to the embedded broker.");

    public static readonly Counter<long> SessionsLost =
        Meter.CreateCounter<long>("dxioc_mqtt_sessions_lost", description: "Times an external broker had no session where there should have been one.");

    public static readonly UpDownCounter<int> Connected =
        Meter.CreateUpDownCounter<int>("dxioc_mqtt_connected", description: "1 while an external broker is connected.");
}
