using System.Buffers;
using DxIoc.Indicators.Observations;
using DxIoc.Simulator.Province;
using DxIoc.Simulator.Systems;
using Microsoft.Extensions.Time.Testing;
using MQTTnet;

namespace DxIoc.Simulator.Tests.Systems;

/// <summary>An hour of each system through the definitions by which the demo's server reads it.</summary>
public sealed class ProvinceSystemsTests
{
    /// <summary>Eight in the morning, when much happens.</summary>
    private static readonly DateTimeOffset Start = Some.Midnight.AddHours(8);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new(Start);
    private readonly ProvinceModel _model = Some.Model();

    [Fact]
    public void Nothing_that_a_system_says_in_an_hour_is_refused_and_each_device_is_heard_under_its_own_name() => Assert.All(
        ProvinceSystems.Of(_model),
        system =>
        {
            var played = Play(system);

            Assert.Empty(played.SelectMany(m => m.Bad));
            var heard = played.SelectMany(m => m.Good).Select(g => $"ioc/{g.Area}/{g.Feed}/{g.Device}").ToHashSet(StringComparer.Ordinal);
            Assert.Equal([], system.Devices.Select(d => d.Topic).Except(heard));
        });

    [Fact]
    public void The_recorder_counts_each_object_once_and_gives_each_camera_its_frames()
    {
        var recorder = ProvinceSystems.Of(_model).OfType<FrigateRecorder>().Single();
        var events = Play(recorder).SelectMany(m => m.Good).Where(g => g.Measure == "events").ToList();

        var expected = _turns.Sum(t => t.Measures?.Where(m => t.Measures.Contains(("online", 1))).FirstOrDefault(m => m.Measure == "events").Value ?? 0);
        Assert.InRange(expected, 100, 10_000);
        Assert.Equal(expected, events.Sum(g => g.Value));
        Assert.Equal(events.Count, events.Select(g => (g.Device, g.Time)).Distinct().Count());
    }

    [Theory]
    [InlineData(typeof(SparkplugNode))]
    [InlineData(typeof(SenmlGateway))]
    public void The_last_value_of_each_measure_is_that_of_the_model(Type kind)
    {
        var system = ProvinceSystems.Of(_model).Single(s => s.GetType() == kind);
        var last = Play(system).SelectMany(m => m.Good).GroupBy(g => (g.Device, g.Measure)).ToDictionary(g => g.Key, g => g.Last().Value);

        var said = _turns.Where(t => t.Measures is not null)
            .SelectMany(t => t.Measures!.Select(m => (t.Device.Name, m.Measure, m.Value))).GroupBy(m => (m.Name, m.Measure)).ToList();
        Assert.NotEmpty(said);
        Assert.All(said, m => Assert.Equal(m.Last().Value, last[m.Key]));
    }

    [Fact]
    public void What_a_system_does_not_know_is_still_said_in_its_district_by_others()
    {
        var systems = ProvinceSystems.Of(_model);
        var others = ProvinceSystems.Others(_model, systems).SelectMany(d => d.Speak(Some.Quiet, d.Period)!.Select(m => (d.Area, d.Feed, m.Measure))).ToHashSet();

        Assert.Contains((ProvinceSystems.CameraArea, "cameras", "smoke"), others);
        Assert.Contains((ProvinceSystems.CameraArea, "cameras", "violations"), others);
        Assert.Equal(_model.Devices.Count, ProvinceSystems.Others(_model, systems).Count + systems.Sum(s => s.Devices.Count));
    }

    private readonly List<(SimulatedDevice Device, IReadOnlyList<(string Measure, double Value)>? Measures)> _turns = [];

    private List<IncomingMessage> Play(ISimulatedSystem system)
    {
        var decoder = Definitions.Decoder(_time);
        var played = new List<IncomingMessage>();
        void Take(IEnumerable<MqttApplicationMessage> messages) =>
            played.AddRange(messages.Select(m => decoder.Decode(m.Topic, m.Payload.ToArray())));
        _turns.Clear();
        _ = system.Will(_time.GetUtcNow());
        Take(system.Begin(_time.GetUtcNow()));
        for (var second = 0; second < 3_600; second++)
        {
            _time.Advance(Second);
            var now = _time.GetUtcNow();
            var due = system.Devices.Where(d => second % (int)d.Period.TotalSeconds == 0)
                .Select(d => (d, _model.Silent(d, now) ? null : d.Speak(now, d.Period))).ToList();
            _turns.AddRange(due);
            Take(system.Speak(due, now));
        }

        Take(system.End(_time.GetUtcNow()));
        return played;
    }
}
