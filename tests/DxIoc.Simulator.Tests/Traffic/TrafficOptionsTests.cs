using DxIoc.Simulator.Traffic;

namespace DxIoc.Simulator.Tests.Traffic;

/// <summary>The command lines of record and replay.</summary>
public sealed class TrafficOptionsTests
{
    [Fact]
    public void Replay_knows_its_speeds()
    {
        Assert.Equal((1.0, false), (Replay("day.ndjson").Speed, Replay("day.ndjson").ToNow));
        Assert.Equal((10.0, true), (Replay("day.ndjson", "--speed", "10", "--shift", "now").Speed, Replay("day.ndjson", "--shift=now").ToNow));
        Assert.Null(Replay("day.ndjson", "--speed=max").Speed);
    }

    [Fact]
    public void Record_knows_its_topics_and_ends()
    {
        var options = RecordOptions.Parse(["--topics", "ioc/#, zigbee2mqtt/+", "x.gz", "--duration", "90s", "--limit", "5"], out _)!;
        Assert.Equal(["ioc/#", "zigbee2mqtt/+"], options.Filters);
        Assert.Equal(("x.gz", 5L, TimeSpan.FromSeconds(90)), (options.File, options.Limit, options.Duration));
        Assert.Null(RecordOptions.Parse(["x"], out _)!.Duration);
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        Assert.Null(ReplayOptions.Parse(["--speed", "0", "--shift", "then", "--broker", "localhost"], out var replay));
        Assert.Equal(4, replay.Count);
        Assert.Contains("The FILE is missing; see --help.", replay);
        Assert.Null(RecordOptions.Parse(["a", "b", "--topics", ","], out var record));
        Assert.Equal(2, record.Count);
    }

    private static ReplayOptions Replay(params string[] args) => ReplayOptions.Parse(args, out _)!;
}
