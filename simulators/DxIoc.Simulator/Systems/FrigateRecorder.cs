using System.Globalization;
using DxIoc.Simulator.Province;
using MQTTnet;

namespace DxIoc.Simulator.Systems;

/// <summary>
/// A Frigate recorder with the cameras of a district (its MQTT form as of July 2026): availability with a will, statistics and the state
/// of each camera every ten seconds, and tracked objects from new to end with counts, motion, reviews and snapshots. QoS 0, as Frigate
/// sends. Objects that are open are bounded; more than that are not reported.
/// </summary>
internal sealed class FrigateRecorder(string prefix, IReadOnlyList<SimulatedDevice> cameras, Noise noise) : ISimulatedSystem
{
    private const int OpenLimit = 200;
    private static readonly TimeSpan StatsPeriod = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(8);
    private static readonly string[] Labels = ["person", "car", "motorcycle"];

    private readonly List<TrackedObject> _open = [];
    private readonly Dictionary<string, double> _fps = new(StringComparer.Ordinal);
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private DateTimeOffset _statsDue;
    private long _number;

    public string Name => prefix;

    public IReadOnlyList<SimulatedDevice> Devices => cameras;

    public IReadOnlyList<string> Commands => [];

    public MqttApplicationMessage Will(DateTimeOffset now) => Available("offline");

    public IEnumerable<MqttApplicationMessage> Begin(DateTimeOffset now)
    {
        _begun.Clear();
        return [Available("online")];
    }

    public IEnumerable<MqttApplicationMessage> Speak(
        IReadOnlyList<(SimulatedDevice Device, IReadOnlyList<(string Measure, double Value)>? Measures)> due, DateTimeOffset now)
    {
        foreach (var (device, measures) in due)
        {
            var online = Of(measures, "online") == 1;
            _fps[device.Name] = online ? Of(measures, "fps") : 0;
            yield return Said.Of($"{prefix}/{device.Name}/status/detect", online ? "online" : "offline");
            if (online && _begun.Add(device.Name))
            {
                // What stands before it when it starts is found at once.
                yield return Picture(device.Name, Labels[1], now);
            }

            for (var i = 0; i < Of(measures, "events") && _open.Count < OpenLimit; i++)
            {
                foreach (var message in Open(device, now))
                {
                    yield return message;
                }
            }
        }

        foreach (var ended in _open.Where(o => o.Start + Lasts <= now).ToList())
        {
            foreach (var message in Close(ended, now))
            {
                yield return message;
            }
        }

        // A recorder knows its cameras before it tells of them.
        if (now >= _statsDue && _fps.Count > 0)
        {
            _statsDue = now + StatsPeriod;
            yield return Said.Of($"{prefix}/stats", FrigateTexts.Stats(_fps, now));
        }
    }

    public IEnumerable<MqttApplicationMessage> Hear(string topic, byte[] payload, DateTimeOffset now) => [];

    public IEnumerable<MqttApplicationMessage> End(DateTimeOffset now) => [Available("stopped")];

    private List<MqttApplicationMessage> Open(SimulatedDevice camera, DateTimeOffset now)
    {
        var label = Labels[(int)(noise.Uniform($"{prefix}-label", _number) * Labels.Length)];
        // The number keeps the starts of two objects of one look apart, as real ones are.
        var opened = new TrackedObject(camera.Name, label, now.AddMicroseconds(_number % 1_000), FrigateTexts.IdOf(now, _number++));
        _open.Add(opened);
        return
        [
            Said.Of($"{prefix}/{camera.Name}/motion", "ON"),
            Said.Of($"{prefix}/events", FrigateTexts.Event("new", opened, now)),
            Said.Of($"{prefix}/reviews", FrigateTexts.Review("new", opened, now)),
            Count(camera.Name, label),
            Picture(camera.Name, label, now),
        ];
    }

    private List<MqttApplicationMessage> Close(TrackedObject ended, DateTimeOffset now)
    {
        _open.Remove(ended);
        var closed = new List<MqttApplicationMessage>
        {
            Said.Of($"{prefix}/events", FrigateTexts.Event("update", ended, now)),
            Said.Of($"{prefix}/events", FrigateTexts.Event("end", ended, now)),
            Said.Of($"{prefix}/reviews", FrigateTexts.Review("end", ended, now)),
            Count(ended.Camera, ended.Label),
        };
        if (_open.TrueForAll(o => o.Camera != ended.Camera))
        {
            closed.Add(Said.Of($"{prefix}/{ended.Camera}/motion", "OFF"));
        }

        return closed;
    }

    private MqttApplicationMessage Picture(string camera, string label, DateTimeOffset now) =>
        Said.Of($"{prefix}/{camera}/{label}/snapshot", CameraView.Draw(camera, label, now, noise), retain: true);

    private MqttApplicationMessage Count(string camera, string label) => Said.Of(
        $"{prefix}/{camera}/{label}", _open.Count(o => o.Camera == camera && o.Label == label).ToString(CultureInfo.InvariantCulture));

    private MqttApplicationMessage Available(string state) => Said.Of($"{prefix}/available", state, retain: true);

    private static double Of(IReadOnlyList<(string Measure, double Value)>? measures, string name) =>
        measures?.FirstOrDefault(m => m.Measure == name).Value ?? 0;
}
