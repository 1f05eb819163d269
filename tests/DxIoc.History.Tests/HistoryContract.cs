using CsCheck;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.History.Tests;

/// <summary>What every store promises. Each store's tests inherit it.</summary>
public abstract partial class HistoryContract : IAsyncLifetime
{
    private protected IHistory History { get; private set; } = null!;

    /// <summary>Opens the store anew over what it had kept.</summary>
    private protected abstract Task<IHistory> OpenAsync();

    private protected abstract Task CloseAsync(IHistory history);

    public async Task InitializeAsync() => History = await OpenAsync();

    public virtual Task DisposeAsync() => CloseAsync(History);

    private async Task ReopenAsync()
    {
        await CloseAsync(History);
        History = await OpenAsync();
    }

    [Fact]
    public async Task An_observation_counts_once_within_a_batch_across_batches_and_over_a_restart()
    {
        var first = await History.WriteAsync(Some.Batch(Some.Observation(0, 1), Some.Observation(0, 2), Some.Observation(1, 3)), default);
        var second = await History.WriteAsync(Some.Batch(Some.Observation(1, 9), Some.Observation(2, 4)), default);
        await ReopenAsync();
        var third = await History.WriteAsync(Some.Batch(Some.Observation(2, 9)), default);

        Assert.Equal([false, true, false], first.Duplicate);
        Assert.Equal([true, false], second.Duplicate);
        Assert.Equal([true], third.Duplicate);
        var cell = await History.ReadCellAsync(Some.Query(), default);
        Assert.Equal([1, 3, 4], cell.Observations.OrderBy(o => o.Time).Select(o => o.Value));
    }

    [Fact]
    public async Task Commits_grow_by_one_also_over_a_restart()
    {
        var first = await History.WriteAsync(Some.Batch(Some.Observation()), default);
        await ReopenAsync();
        var second = await History.WriteAsync(Some.Batch(Some.Observation(1)), default);

        Assert.Equal(first.Commit + 1, second.Commit);
        Assert.Equal(second.Commit, (await History.ReadCellAsync(Some.Query(), default)).Commit);
    }

    [Fact]
    public async Task A_cell_gets_what_lies_within_its_reach_of_the_newest_and_every_device()
    {
        await History.WriteAsync(
            Some.Batch(
                Some.Observation(0, 1, "old"), Some.Observation(3_000, 2, "station-1"), Some.Observation(3_600, 3, "station-2"),
                Some.Observation(3_600, 4, area: "di-an"), Some.Observation(3_601, 5, measure: "pm10")),
            default);

        var cell = await History.ReadCellAsync(Some.Query(TimeSpan.FromMinutes(15)), default);

        Assert.Equal([2, 3], cell.Observations.OrderBy(o => o.Time).Select(o => o.Value));
        Assert.Equal(3, cell.Devices.Count);
        Assert.Equal(Some.Start, cell.Devices[Series.KeyOf("thu-dau-mot", "air", "old")]);
    }

    [Fact]
    public async Task A_cell_as_of_a_time_knows_only_what_had_arrived_by_then()
    {
        await History.WriteAsync(
            Some.Batch(Some.Observation(0, 1), Some.Observation(10, 2, lateSeconds: 60), Some.Observation(20, 3)), default);

        var cell = await History.ReadCellAsync(Some.Query(asOf: Some.Start + TimeSpan.FromSeconds(30)), default);

        Assert.Equal([1, 3], cell.Observations.OrderBy(o => o.Time).Select(o => o.Value));
    }

    [Fact]
    public async Task Measures_have_their_place_in_the_question()
    {
        await History.WriteAsync(Some.Batch(Some.Observation(0, 1), Some.Observation(0, 2, measure: "pm10")), default);

        var cell = await History.ReadCellAsync(
            new CellQuery("thu-dau-mot", "ratio", "air", ["pm10", "pm25"], TimeSpan.FromHours(1)), default);

        Assert.Equal([(0, 2.0), (1, 1.0)], cell.Observations.Select(o => (o.Measure, o.Value)).OrderBy(x => x.Measure));
    }

    [Fact]
    public async Task What_a_cell_reads_while_writes_go_on_is_what_its_commit_says()
    {
        const int Writes = 60;
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < Writes; i++)
            {
                await History.WriteAsync(Some.Batch(Some.Observation(i, i, device: $"station-{i % 7}")), default);
            }
        });
        var seen = new List<(long Commit, int Count)>();
        while (!writing.IsCompleted)
        {
            var cell = await History.ReadCellAsync(Some.Query(), default);
            seen.Add((cell.Commit, cell.Observations.Count));
        }

        await writing;
        var last = await History.ReadCellAsync(Some.Query(), default);
        Assert.Equal(Writes, last.Observations.Count);
        Assert.All(seen, s => Assert.Equal(s.Commit - (last.Commit - Writes), s.Count));
    }

    [Fact]
    public void An_hour_is_computed_from_its_minutes_whatever_their_order_and_corrections() =>
        Gen.Select(Gen.Int[0, 179], Gen.Double[-50, 50], Gen.Long[1, 20]).Array[1, 60].Sample(
            written =>
            {
                var folder = Directory.CreateTempSubdirectory("dxioc-hours-").FullName;
                var points = PlayHoursAsync(folder, written).GetAwaiter().GetResult();
                Directory.Delete(folder, recursive: true);
                var kept = written.GroupBy(w => w.Item1).Select(g => g.Last()).ToList();
                var expected = kept.GroupBy(w => w.Item1 / 60).OrderBy(g => g.Key).ToList();
                return points.Count == expected.Count && points.Zip(expected).All(x =>
                    x.First.Count == x.Second.Sum(w => w.Item3)
                    && Math.Abs(x.First.Value!.Value - x.Second.Average(w => w.Item2)) < 1e-9
                    && x.First.Min == x.Second.Min(w => w.Item2) - 1
                    && x.First.Max == x.Second.Max(w => w.Item2) + 1);
            },
            iter: 20);

    [Fact]
    public async Task Longer_steps_of_a_running_total_show_its_last_value()
    {
        await History.WriteReadingsAsync([Some.Minute(0, 5, cumulative: true), Some.Minute(7, 9, cumulative: true), Some.Minute(61, 12, cumulative: true)], default);

        var hours = await ReadAsync(TimeSpan.FromHours(1));
        var quarters = await ReadAsync(TimeSpan.FromMinutes(15));

        Assert.Equal([9.0, 12.0], hours.Select(p => p.Value!.Value));
        Assert.Equal([9.0, 12.0], quarters.Select(p => p.Value!.Value));
    }

    [Fact]
    public async Task The_last_minute_and_its_status_are_told_to_the_cell()
    {
        await History.WriteAsync(Some.Batch(Some.Observation()), default);
        await History.WriteReadingsAsync([Some.Minute(0, 60), Some.Minute(1, 90, status: ReadingStatus.Critical)], default);

        var cell = await History.ReadCellAsync(Some.Query(), default);

        Assert.Equal(Some.Start + TimeSpan.FromMinutes(1), cell.LastMinute);
        Assert.Equal(ReadingStatus.Critical, cell.LastStatus);
    }

    [Fact]
    public async Task Sparklines_have_a_value_a_step_and_null_where_there_was_none()
    {
        await History.WriteReadingsAsync([Some.Minute(0, 1), Some.Minute(4, 2), Some.Minute(11, 3)], default);

        var lines = await History.ReadSparklinesAsync("thu-dau-mot", ["pm25", "pm10"], Some.Start, TimeSpan.FromMinutes(5), 3, default);

        Assert.Equal([2.0, null, 3.0], lines[0].Values);
        Assert.Equal([null, null, null], lines[1].Values);
    }

    [Fact]
    public async Task Books_count_stored_duplicate_and_refused_and_survive_a_restart()
    {
        await History.WriteAsync(new HistoryBatch([Some.Observation(), Some.Observation()], [Some.Refused(), Some.Refused("unknown")]), default);
        await ReopenAsync();
        await History.WriteAsync(Some.Batch(Some.Observation(5, lateSeconds: 3)), default);

        var books = (await History.ReadBooksAsync(default)).ToDictionary(b => b.Feed);

        Assert.Equal((2L, 1L, 1L), (books["air"].Stored, books["air"].Duplicate, books["air"].Refused));
        Assert.Equal(TimeSpan.FromSeconds(3), books["air"].Lag);
        Assert.Equal(1, books["unknown"].Refused);
    }

    [Fact]
    public async Task Refused_messages_are_kept_with_reason_newest_first_and_by_feed()
    {
        await History.WriteAsync(new HistoryBatch([], [Some.Refused(reason: "a"), Some.Refused("water", "b"), Some.Refused(reason: "c")]), default);

        Assert.Equal(["c", "b", "a"], (await History.ReadRefusedAsync(null, 10, default)).Select(r => r.Reason));
        var ofAir = await History.ReadRefusedAsync("air", 1, default);
        Assert.Equal(["c"], ofAir.Select(r => r.Reason));
        Assert.Equal("{\"pm25\":\"x\"}", ofAir[0].Payload);
    }

    private protected async Task<IReadOnlyList<HistoryPoint>> ReadAsync(TimeSpan step) => await History.ReadReadingsAsync(
        new ReadingsQuery("thu-dau-mot", "pm25", Some.Start, Some.Start + TimeSpan.FromHours(3), step), default);

    /// <summary>Writes minutes one by one into a store of its own and reads its hours.</summary>
    private protected abstract Task<IReadOnlyList<HistoryPoint>> PlayHoursAsync(string folder, (int Minute, double Value, long Count)[] written);
}
