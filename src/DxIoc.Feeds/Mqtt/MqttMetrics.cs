using System.Diagnostics.Metrics;

namespace DxIoc.Feeds.Mqtt;

/// <summary>The brokers' figures for /metrics, each by broker: "main", and the ids of feed definitions.</summary>
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

    public static readonly UpDownCounter<int> Waiting =
        Meter.CreateUpDownCounter<int>("dxioc_mqtt_waiting", description: "MQTT messages of an external broker that wait for the durable write.");

    public static readonly Counter<long> RetainedLeftOut =
        Meter.CreateCounter<long>("dxioc_mqtt_retained_left_out", description: "Values that others retain and an MQTT 3.1.1 broker sends at each connection: they have no age.");

    public static KeyValuePair<string, object?> Broker(string id) => new("broker", id);
}
