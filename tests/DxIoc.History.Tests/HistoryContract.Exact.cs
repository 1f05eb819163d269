using CsCheck;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.History.Tests;

/// <summary>What every store promises of figures: once each, exactly, and corrected where they belong.</summary>
public abstract partial class HistoryContract
{
    [Fact]
    public async Task An_observation_from_long_before_the_newest_counts_once_too()
    {
        await History.WriteAsync(Some.Batch([.. Enumerable.Range(0, 2_000).Select(i => Some.Observation(i, i))]), default);
        var old = Some.Batch(Some.Observation(3, 9), Some.Observation(-5, 7), Some.Observation(-5, 8), Some.Observation(1_999, 9));

        var first = await History.WriteAsync(old, default);
        var second = await History.WriteAsync(old, default);

        Assert.Equal([true, false, true, true], first.Duplicate);
        Assert.Equal([true, true, true, true], second.Duplicate);
        var cell = await History.ReadCellAsync(Some.Query(), default);
        Assert.Equal([7, .. Enumerable.Range(0, 2_000).Select(i => (double)i)], cell.Observations.OrderBy(o => o.Time).Select(o => o.Value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Any_number_of_times_in_one_batch_count_once_each_newest_first_or_last(bool newestFirst)
    {
        var times = Enumerable.Range(0, 1_000).Select(i => Some.Observation(newestFirst ? 1_000 - i : i, i)).ToList();
        var again = new[] { times[0], times[300], times[999] };
        var batch = Some.Batch([.. times, .. again]);

        var first = await History.WriteAsync(batch, default);
        var second = await History.WriteAsync(batch, default);

        Assert.Equal([.. times.Select(_ => false), true, true, true], first.Duplicate);
        Assert.DoesNotContain(false, second.Duplicate);
        Assert.Equal(1_000, (await History.ReadCellAsync(Some.Query(), default)).Observations.Count);
        Assert.Equal((1_000L, 1_006L), Assert.Single((await History.ReadBooksAsync(default)).Select(b => (b.Stored, b.Duplicate))));
    }

    [Fact]
    public async Task Of_writers_at_the_same_time_with_the_same_observations_one_is_first()
    {
        await History.WriteAsync(Some.Batch([.. Enumerable.Range(0, 1_000).Select(i => Some.Observation(i))]), default);
        var batch = Some.Batch([.. Enumerable.Range(0, 20).Select(i => Some.Observation(-i - 1)), .. Enumerable.Range(0, 20).Select(i => Some.Observation(i + 2_000))]);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => History.WriteAsync(batch, default))));

        Assert.Equal(40, receipts.Sum(r => r.Duplicate.Count(d => !d)));
        Assert.Equal(8, receipts.Select(r => r.Commit).Distinct().Count());
    }

    [Fact]
    public async Task Any_finite_value_comes_back_as_it_was()
    {
        double[] awkward = [0.1, -0.0, 1e300, -1e-300, double.Epsilon, double.MaxValue, double.MinValue, 123456789012345680, 1.0 / 3, 41];
        var values = awkward.Concat(Gen.Double.Where(double.IsFinite).Array[200].Single()).ToList();
        await History.WriteAsync(Some.Batch([.. values.Select((v, i) => Some.Observation(i, v))]), default);

        var cell = await History.ReadCellAsync(Some.Query(), default);

        Assert.Equal(values, cell.Observations.OrderBy(o => o.Time).Select(o => o.Value));
    }

    [Fact]
    public async Task A_minute_recorded_again_corrects_its_hour_and_no_other()
    {
        await History.WriteReadingsAsync([Some.Minute(0, 10), Some.Minute(59, 20), Some.Minute(60, 100)], default);
        Assert.Equal([15.0, 100.0], (await ReadAsync(TimeSpan.FromHours(1))).Select(p => p.Value!.Value));

        await History.WriteReadingsAsync([Some.Minute(0, 40, count: 5)], default);

        var hours = await ReadAsync(TimeSpan.FromHours(1));
        Assert.Equal([(30.0, 19.0, 41.0, 6L), (100.0, 99.0, 101.0, 1L)], hours.Select(p => (p.Value!.Value, p.Min!.Value, p.Max!.Value, p.Count)));
    }

    [Fact]
    public async Task An_hour_that_was_not_yet_brought_up_to_date_is_so_after_a_restart()
    {
        await History.WriteReadingsAsync([Some.Minute(0, 10)], default);
        await ReadAsync(TimeSpan.FromHours(1));
        await History.WriteReadingsAsync([Some.Minute(0, 30), Some.Minute(1, 50)], default);
        await ReopenAsync();

        Assert.Equal([40.0], (await ReadAsync(TimeSpan.FromHours(1))).Select(p => p.Value!.Value));
    }

    [Fact]
    public async Task Names_that_a_question_could_stumble_over_are_only_names()
    {
        const string Odd = "x' OR ''=' a,b=c\"";
        await History.WriteAsync(Some.Batch(Some.Observation(0, 1, Odd), Some.Observation(0, 2)), default);
        await ReopenAsync();

        Assert.Equal([true, false], (await History.WriteAsync(Some.Batch(Some.Observation(0, 3, Odd), Some.Observation(1, 4, Odd)), default)).Duplicate);
        Assert.Equal([2.0, 4.0], (await History.ReadDevicesAsync(Some.Query(), default)).OrderBy(d => d.Value).Select(d => d.Value));
        Assert.Empty((await History.ReadCellAsync(Some.Query() with { Area = "y' OR area =~ /.*/ OR area = 'z" }, default)).Observations);
    }

    [Fact]
    public async Task Hundreds_of_cells_are_read_at_once_while_writes_go_on()
    {
        await History.WriteAsync(Some.Batch([.. Enumerable.Range(0, 300).Select(i => Some.Observation(i, i, measure: $"m{i}"))]), default);
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                await History.WriteAsync(Some.Batch(Some.Observation(i)), default);
                await History.WriteReadingsAsync([Some.Minute(i % 60, i)], default);
            }
        });

        var cells = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => History.ReadCellAsync(Some.Query() with { Measures = [$"m{i}"] }, default)));
        await enough.CancelAsync();
        await writing;

        Assert.Equal(Enumerable.Range(0, 300).Select(i => (double)i), cells.Select(c => Assert.Single(c.Observations).Value));
    }

    [Fact]
    public async Task A_cell_never_sees_a_part_of_a_write_however_large()
    {
        const int Size = 12_000;
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                await History.WriteAsync(Some.Batch([.. Enumerable.Range(0, Size).Select(n => Some.Observation(i, n, $"station-{n}"))]), default);
            }
        });
        var counts = new List<int>();
        while (!writing.IsCompleted)
        {
            counts.Add((await History.ReadCellAsync(Some.Query(), default)).Observations.Count);
        }

        await writing;
        counts.Add((await History.ReadCellAsync(Some.Query(), default)).Observations.Count);
        Assert.All(counts, c => Assert.Equal(0, c % Size));
        Assert.Equal(5 * Size, counts[^1]);
    }

    [Fact]
    public async Task A_cell_as_of_a_time_knows_only_the_devices_that_had_been_heard_and_when()
    {
        await History.WriteAsync(
            Some.Batch(
                Some.Observation(0, 1), Some.Observation(20, 2), Some.Observation(25, 3, lateSeconds: 60), Some.Observation(10, 4, "late", lateSeconds: 60),
                Some.Observation(40, 5, "later")),
            default);

        var cell = await History.ReadCellAsync(Some.Query(asOf: Some.Start + TimeSpan.FromSeconds(30)), default);

        Assert.Equal(
            [new(Series.KeyOf("thu-dau-mot", "air", "station-1"), Some.Start + TimeSpan.FromSeconds(20))], cell.Devices);
        Assert.Equal([1.0, 2.0], cell.Observations.OrderBy(o => o.Time).Select(o => o.Value));
    }

    [Fact]
    public async Task Observations_of_a_stretch_come_oldest_first_of_one_area_or_of_all()
    {
        await History.WriteAsync(
            Some.Batch(
                Some.Observation(5, 3), Some.Observation(0, 1), Some.Observation(-1, 0), Some.Observation(3, 2, "b", "pm10", lateSeconds: 60),
                Some.Observation(4, 9, area: "di-an"), Some.Observation(10, 4)),
            default);
        Task<IReadOnlyList<Observation>> Read(string? area) => History.ReadObservationsAsync(area, Some.Start, Some.Start + TimeSpan.FromSeconds(10), default);

        Assert.Equal([Some.Observation(0, 1), Some.Observation(3, 2, "b", "pm10", lateSeconds: 60), Some.Observation(5, 3)], await Read("thu-dau-mot"));
        Assert.Equal([1.0, 2.0, 9.0, 3.0], (await Read(null)).Select(o => o.Value));
    }

    [Fact]
    public async Task Every_series_is_known_again_after_a_restart()
    {
        await History.WriteAsync(Some.Batch(Some.Observation(), Some.Observation(device: "b"), Some.Observation(measure: "pm10")), default);
        await ReopenAsync();

        Assert.Equal(
            ["b/pm25", "station-1/pm10", "station-1/pm25"],
            (await History.ReadSeriesAsync(default)).Select(s => $"{s.Device}/{s.Measure}").Order(StringComparer.Ordinal));
    }
}
