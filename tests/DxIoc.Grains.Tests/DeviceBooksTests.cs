using DxIoc.Contracts.Feeds;
using DxIoc.Grains.Intake;
using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Tests;

public sealed class DeviceBooksTests
{
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero));

    private readonly SeriesRegistry _registry = new();
    private readonly DeviceBooks _books;

    public DeviceBooksTests() => _books = new DeviceBooks(_registry);

    [Fact]
    public void A_device_has_its_newest_values_by_their_own_time_and_its_last_arrival()
    {
        Note("d1", "pm25", 10, -20, arrived: 0);
        Note("d1", "pm25", 9, -80, arrived: 1);
        Note("d1", "pm10", 30, null, arrived: 2);

        var device = Assert.Single(_books.Of("air", 0, 10).Devices);
        Assert.Equal(("di-an", "d1", At(2)), (device.Area, device.Device, device.LastSeen));
        Assert.Equal([new DeviceMeasure("pm10", 30, At(2)), new DeviceMeasure("pm25", 10, At(-20))], device.Measures);
        Assert.Equal(new DeviceClock(-20, 2, ClockState.Good), device.Clock);
    }

    [Fact]
    public void A_device_that_gives_no_time_has_no_clock()
    {
        Note("d1", "pm25", 10, null, arrived: 0);

        Assert.Null(Assert.Single(_books.Of("air", 0, 10).Devices).Clock);
    }

    [Fact]
    public void Devices_known_from_history_are_there_unheard()
    {
        _registry.Load([new Series("di-an", "air", "old", "pm25")]);

        Assert.Equal(
            (null, new DeviceMeasure("pm25", null, null)),
            (Assert.Single(_books.Of("air", 0, 10).Devices).LastSeen, Assert.Single(_books.Of("air", 0, 10).Devices[0].Measures)));
    }

    [Fact]
    public void Pages_are_by_area_and_name_and_of_one_feed_alone()
    {
        foreach (var device in new[] { "c", "a", "b" })
        {
            Note(device, "pm25", 1, null, arrived: 0);
        }

        Note("elsewhere", "level", 1, null, arrived: 0, feed: "water");

        var page = _books.Of("air", 1, 1);
        Assert.Equal(("air", 3, 1, "b"), (page.Feed, page.Total, page.Skip, Assert.Single(page.Devices).Device));
        Assert.Empty(_books.Of("air", 9, 10).Devices);
    }

    [Fact]
    public void A_time_that_was_not_believed_tells_of_a_known_devices_clock_and_makes_no_device()
    {
        Note("d1", "pm25", 1, -1, arrived: 0);
        _books.NoteUnbelieved(M("d1", At(3_600)), Instant.From(At(1)));
        _books.NoteUnbelieved(M("d2", At(3_600)), Instant.From(At(1)));

        var device = Assert.Single(_books.Of("air", 0, 10).Devices);
        Assert.Equal(new DeviceClock(3_599, 2, ClockState.Ahead), device.Clock);
        Assert.Equal(At(0), device.LastSeen);
    }

    [Fact]
    public void Noting_what_is_known_allocates_nothing()
    {
        var observation = Observed("d1", "pm25", 1, -1, 0, "air");
        _books.Note(observation);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            _books.Note(observation with { Arrived = new Instant(Start.Micros + i) });
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static DateTimeOffset At(double seconds) => Start.ToDateTimeOffset().AddSeconds(seconds);

    private static Measurement M(string device, DateTimeOffset time) => new("di-an", "air", device, "pm25", Instant.From(time), 1, 0);

    private void Note(string device, string measure, double value, double? own, double arrived, string feed = "air") =>
        _books.Note(Observed(device, measure, value, own, arrived, feed));

    private Observation Observed(string device, string measure, double value, double? own, double arrived, string feed)
    {
        var series = _registry.Find(new Measurement("di-an", feed, device, measure, null, value, 0), 100, out _)!;
        return new Observation(series, Instant.From(At(own ?? arrived)), value, Instant.From(At(arrived)));
    }
}
