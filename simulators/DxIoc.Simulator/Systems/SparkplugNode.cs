using DxIoc.Simulator.Province;
using MQTTnet;

namespace DxIoc.Simulator.Systems;

/// <summary>
/// An edge node of Sparkplug B 3.0 with its devices: births with names and aliases, data by alias, of what changed and once a minute
/// of what did not, seq, a will with the bdSeq of its birth, and a new birth when it is asked. Sends at QoS 0, as the specification
/// wants: what is lost is lost.
/// </summary>
internal sealed class SparkplugNode(string group, string node, IReadOnlyList<SimulatedDevice> devices) : ISimulatedSystem
{
    private const string Rebirth = "Node Control/Rebirth";
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Device, string Measure), ulong> _aliases = [];
    private readonly Dictionary<(string Device, string Measure), (double Value, DateTimeOffset At)> _last = [];
    private ulong _nextBirth;
    private ulong _birth;
    private byte _sequence;
    private int _lost;

    public string Name => node;

    public IReadOnlyList<SimulatedDevice> Devices => devices;

    public IReadOnlyList<string> Commands => [$"spBv1.0/{group}/NCMD/{node}"];

    /// <summary>How often it was born.</summary>
    public int Births { get; private set; }

    /// <summary>Loses the next data on their way, as a radio link does: their seq is used up.</summary>
    public void Lose(int messages) => Interlocked.Add(ref _lost, messages);

    public MqttApplicationMessage Will(DateTimeOffset now)
    {
        _birth = _nextBirth++ % 256;
        return Death(1);
    }

    public IEnumerable<MqttApplicationMessage> Begin(DateTimeOffset now) => Bear(now);

    public IEnumerable<MqttApplicationMessage> Speak(
        IReadOnlyList<(SimulatedDevice Device, IReadOnlyList<(string Measure, double Value)>? Measures)> due, DateTimeOffset now)
    {
        foreach (var (device, measures) in due)
        {
            var changed = (measures ?? [])
                .Where(m => !_last.TryGetValue((device.Name, m.Measure), out var last) || last.Value != m.Value || now - last.At >= LongestSilence).ToList();
            if (changed.Count == 0)
            {
                continue;
            }

            changed.ForEach(m => _last[(device.Name, m.Measure)] = (m.Value, now));
            var payload = SparkplugWriter.Payload(now, _sequence++, changed.Select(m => SparkplugWriter.Number(null, AliasOf(device, m.Measure), m.Value, now)));
            if (Volatile.Read(ref _lost) > 0)
            {
                Interlocked.Decrement(ref _lost);
                continue;
            }

            yield return Said.Of($"spBv1.0/{group}/DDATA/{node}/{device.Name}", payload);
        }
    }

    public IEnumerable<MqttApplicationMessage> Hear(string topic, byte[] payload, DateTimeOffset now) =>
        SparkplugWriter.Demands(payload, Rebirth) ? Bear(now) : [];

    public IEnumerable<MqttApplicationMessage> End(DateTimeOffset now) => [Death(0)];

    private List<MqttApplicationMessage> Bear(DateTimeOffset now)
    {
        Births++;
        _sequence = 0;
        var born = new List<MqttApplicationMessage>
        {
            Said.Of(
                $"spBv1.0/{group}/NBIRTH/{node}",
                SparkplugWriter.Payload(now, _sequence++, [SparkplugWriter.BirthNumber(_birth), SparkplugWriter.Flag(Rebirth, false, now)])),
        };
        foreach (var device in devices)
        {
            // What it says now, or said last, or that nothing is known: all metrics that will ever come stand in the birth.
            var metrics = device.Speak(now, device.Period) ?? [];
            foreach (var (measure, value) in metrics)
            {
                _last[(device.Name, measure)] = (value, now);
                AliasOf(device, measure);
            }

            var names = _aliases.Where(a => a.Key.Device == device.Name).OrderBy(a => a.Value);
            born.Add(Said.Of(
                $"spBv1.0/{group}/DBIRTH/{node}/{device.Name}",
                SparkplugWriter.Payload(now, _sequence++, names.Select(a => SparkplugWriter.Number(
                    a.Key.Measure, a.Value, _last.TryGetValue(a.Key, out var last) ? last.Value : null, now)))));
        }

        return born;
    }

    private MqttApplicationMessage Death(int quality) =>
        Said.Of($"spBv1.0/{group}/NDEATH/{node}", SparkplugWriter.Payload(null, null, [SparkplugWriter.BirthNumber(_birth)]), quality);

    private ulong AliasOf(SimulatedDevice device, string measure)
    {
        if (!_aliases.TryGetValue((device.Name, measure), out var alias))
        {
            _aliases.Add((device.Name, measure), alias = (ulong)_aliases.Count + 1);
        }

        return alias;
    }
}
