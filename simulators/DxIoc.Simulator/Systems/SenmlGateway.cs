using System.Buffers;
using System.Formats.Cbor;
using System.Text.Json;
using DxIoc.Simulator.Province;
using MQTTnet;

namespace DxIoc.Simulator.Systems;

/// <summary>
/// A gateway that publishes SenML packs (RFC 8428) of its devices to senml/json/{gateway} and senml/cbor/{gateway}, device by device in
/// turns, QoS 1: a pack for each device, whose name is the base name and whose measures are the records.
/// </summary>
internal sealed class SenmlGateway(string name, IReadOnlyList<SimulatedDevice> devices) : ISimulatedSystem
{
    public string Name => name;

    public IReadOnlyList<SimulatedDevice> Devices => devices;

    public IReadOnlyList<string> Commands => [];

    public MqttApplicationMessage Will(DateTimeOffset now) => State("offline");

    public IEnumerable<MqttApplicationMessage> Begin(DateTimeOffset now) => [State("online")];

    public IEnumerable<MqttApplicationMessage> Speak(
        IReadOnlyList<(SimulatedDevice Device, IReadOnlyList<(string Measure, double Value)>? Measures)> due, DateTimeOffset now)
    {
        foreach (var (device, measures) in due.Where(d => d.Measures is { Count: > 0 }))
        {
            // Half of its devices speak the one encoding, half the other, as in a field that grew.
            yield return devices.TakeWhile(d => d != device).Count() % 2 == 0
                ? Said.Of($"senml/json/{name}", Json(device, measures!, now), 1)
                : Said.Of($"senml/cbor/{name}", Cbor(device, measures!, now), 1);
        }
    }

    public IEnumerable<MqttApplicationMessage> Hear(string topic, byte[] payload, DateTimeOffset now) => [];

    public IEnumerable<MqttApplicationMessage> End(DateTimeOffset now) => [State("offline")];

    private static byte[] Json(SimulatedDevice device, IReadOnlyList<(string Measure, double Value)> measures, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            for (var i = 0; i < measures.Count; i++)
            {
                json.WriteStartObject();
                if (i == 0)
                {
                    json.WriteString("bn", $"{device.Name}:");
                    json.WriteNumber("bt", Seconds(now));
                    json.WriteNumber("bver", 10);
                }

                json.WriteString("n", measures[i].Measure);
                json.WriteNumber("v", measures[i].Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The same with labels for names: bn -2, bt -3, bver -1, n 0, v 2 (RFC 8428, 6).</summary>
    private static byte[] Cbor(SimulatedDevice device, IReadOnlyList<(string Measure, double Value)> measures, DateTimeOffset now)
    {
        var cbor = new CborWriter();
        cbor.WriteStartArray(measures.Count);
        for (var i = 0; i < measures.Count; i++)
        {
            cbor.WriteStartMap(i == 0 ? 5 : 2);
            if (i == 0)
            {
                cbor.WriteInt32(-2);
                cbor.WriteTextString($"{device.Name}:");
                cbor.WriteInt32(-3);
                cbor.WriteDouble(Seconds(now));
                cbor.WriteInt32(-1);
                cbor.WriteInt32(10);
            }

            cbor.WriteInt32(0);
            cbor.WriteTextString(measures[i].Measure);
            cbor.WriteInt32(2);
            cbor.WriteDouble(measures[i].Value);
            cbor.WriteEndMap();
        }

        cbor.WriteEndArray();
        return cbor.Encode();
    }

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1_000.0;

    private MqttApplicationMessage State(string state) => Said.Of($"senml/state/{name}", state, 1);
}
