using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.History.Tests;

/// <summary>What every store promises to the time machine and to lineage.</summary>
public abstract partial class HistoryContract
{
    [Fact]
    public async Task Minutes_of_several_indicators_come_oldest_first_in_the_order_asked_and_within_the_limit()
    {
        await History.WriteReadingsAsync(
            [
                Some.Minute(0, 1), Some.Minute(1, 2, count: 3, status: ReadingStatus.Warning), Some.Minute(3, 3, cumulative: true),
                Some.Minute(1, 7, indicator: "pm10"), Some.Minute(2, 8, indicator: "aqi"), Some.Minute(1, 9, area: "di-an"),
            ],
            default);

        Task<IReadOnlyList<MinuteReading>> Minutes(int limit) => History.ReadMinutesAsync(
            "thu-dau-mot", ["pm10", "pm25", "unheard"], Some.Start, Some.Start + TimeSpan.FromMinutes(4), limit, default);

        Assert.Equal(
            [Some.Minute(0, 1), Some.Minute(1, 7, indicator: "pm10"), Some.Minute(1, 2, count: 3, status: ReadingStatus.Warning), Some.Minute(3, 3, cumulative: true)],
            await Minutes(100));
        Assert.Equal([Some.Minute(0, 1), Some.Minute(1, 7, indicator: "pm10")], await Minutes(2));
    }

    [Fact]
    public async Task Minutes_are_those_from_the_start_up_to_but_not_at_the_end()
    {
        await History.WriteReadingsAsync([Some.Minute(0, 1), Some.Minute(1, 2), Some.Minute(2, 3), Some.Minute(3, 4)], default);

        var minutes = await History.ReadMinutesAsync(
            "thu-dau-mot", ["pm25"], Some.Start + TimeSpan.FromMinutes(1), Some.Start + TimeSpan.FromMinutes(3), 100, default);

        Assert.Equal([2.0, 3.0], minutes.Select(m => m.Value));
    }

    [Fact]
    public async Task A_change_of_status_is_where_a_minute_differs_from_its_cells_minute_before_also_over_a_gap()
    {
        await History.WriteReadingsAsync(
            [
                Some.Minute(0, 1), Some.Minute(1, 1), Some.Minute(2, 9, status: ReadingStatus.Critical), Some.Minute(3, 9, status: ReadingStatus.Critical),
                Some.Minute(30, 1), Some.Minute(2, 5, status: ReadingStatus.Warning, indicator: "pm10"),
                Some.Minute(4, 1, indicator: "pm10"), Some.Minute(1, 1, area: "di-an"), Some.Minute(2, 9, status: ReadingStatus.Critical, area: "di-an"),
            ],
            default);

        Assert.Equal(
            [
                new StatusChange(At(2), "pm25", ReadingStatus.Normal, ReadingStatus.Critical),
                new StatusChange(At(4), "pm10", ReadingStatus.Warning, ReadingStatus.Normal),
                new StatusChange(At(30), "pm25", ReadingStatus.Critical, ReadingStatus.Normal),
            ],
            await ChangesAsync(0, 60));
    }

    [Fact]
    public async Task A_change_at_the_very_start_of_a_stretch_is_in_it_and_one_at_its_end_is_not()
    {
        await History.WriteReadingsAsync(
            [Some.Minute(0, 1), Some.Minute(10, 9, status: ReadingStatus.Critical), Some.Minute(20, 1)], default);

        Assert.Equal([At(10)], (await ChangesAsync(10, 20)).Select(c => c.Time));
        Assert.Equal([At(20)], (await ChangesAsync(11, 21)).Select(c => c.Time));
        Assert.Equal([At(10)], (await ChangesAsync(0, 60, limit: 1)).Select(c => c.Time));
    }

    [Fact]
    public async Task Each_series_behind_a_cell_has_its_last_observation_and_how_many_are_within_reach_of_the_newest()
    {
        await History.WriteAsync(
            Some.Batch(
                Some.Observation(0, 1, "quiet"), Some.Observation(3_000, 2), Some.Observation(3_500, 3), Some.Observation(3_600, 4, lateSeconds: 7),
                Some.Observation(3_590, 5, "station-2"), Some.Observation(3_601, 6, measure: "pm10"), Some.Observation(3_600, 7, area: "di-an")),
            default);

        Assert.Equal(
            [Device("quiet", 0, 1, 0), Device("station-1", 3_600, 4, 2, lateSeconds: 7), Device("station-2", 3_590, 5, 1)],
            await History.ReadDevicesAsync(Some.Query(TimeSpan.FromMinutes(5)), default));
    }

    [Fact]
    public async Task Devices_as_of_a_time_are_those_heard_by_then_with_what_had_arrived()
    {
        await History.WriteAsync(
            Some.Batch(Some.Observation(0, 1), Some.Observation(10, 2, lateSeconds: 60), Some.Observation(40, 3), Some.Observation(50, 4, "later")), default);

        Assert.Equal(
            [Device("station-1", 0, 1, 1)],
            await History.ReadDevicesAsync(Some.Query(asOf: Some.Start + TimeSpan.FromSeconds(30)), default));
    }

    private Task<IReadOnlyList<StatusChange>> ChangesAsync(int fromMinute, int toMinute, int limit = 100) =>
        History.ReadStatusChangesAsync("thu-dau-mot", At(fromMinute), At(toMinute), limit, default);

    private static Instant At(int minute) => Some.Start + TimeSpan.FromMinutes(minute);

    private static DeviceReading Device(string device, int second, double value, long inReach, int lateSeconds = 0)
    {
        var o = Some.Observation(second, value, device, lateSeconds: lateSeconds);
        return new DeviceReading(o.Series.Area, o.Series.Feed, o.Series.Device, o.Series.Measure, o.Time, o.Value, o.Arrived, inReach);
    }
}
