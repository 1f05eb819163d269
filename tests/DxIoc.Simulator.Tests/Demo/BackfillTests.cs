using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Simulator.Demo;
using DxIoc.Simulator.Province;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Simulator.Tests.Demo;

/// <summary>The last 24 hours, written before a first start, into the store that the server uses.</summary>
public sealed class BackfillTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-backfill-").FullName;
    private readonly FakeTimeProvider _time = new(Some.Midnight.AddHours(9).AddSeconds(17));
    private readonly ProvinceModel _model = Some.Model(scale: 0.1);
    private ServiceProvider _services = null!;
    private IHistory _history = null!;

    public async Task InitializeAsync()
    {
        _services = new ServiceCollection().AddLogging().AddHistory(new HistoryOptions { Folder = _folder }).BuildServiceProvider();
        _history = _services.GetRequiredService<IHistory>();
        await _history.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void It_asks_from_a_day_ago_to_the_last_full_minute_finer_towards_the_end()
    {
        var end = Some.Midnight.AddHours(9);
        var times = Backfill.Times(_time.GetUtcNow()).Select(t => t.At).ToList();
        Assert.Equal(end.AddHours(-24), times[0]);
        Assert.Equal(end.AddMinutes(-1), times[^1]);
        Assert.Equal((24 * 12) - 6 + 30, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair =>
            Assert.Equal(TimeSpan.FromMinutes(pair.First >= end.AddMinutes(-30) ? 1 : 5), pair.Second - pair.First));
    }

    [Fact]
    public async Task Everything_said_is_stored_once_as_it_was_said()
    {
        await new Backfill(_model, _history, _time).StartAsync(CancellationToken.None);
        var said = Said().ToList();
        var books = await _history.ReadBooksAsync(CancellationToken.None);
        Assert.Equal(
            said.GroupBy(o => o.Series.Feed).Select(g => (g.Key, (long)g.Count())).OrderBy(x => x.Key, StringComparer.Ordinal),
            books.Select(b => (b.Feed, b.Stored)).OrderBy(x => x.Feed, StringComparer.Ordinal));
        Assert.All(books, b => Assert.Equal((0L, 0L), (b.Duplicate, b.Refused)));
        var cell = await _history.ReadCellAsync(
            new CellQuery("di-an", "pm25", "air", ["pm25"], TimeSpan.FromHours(25)), CancellationToken.None);
        Assert.Equal(
            said.Where(o => o.Series is { Area: "di-an", Feed: "air", Measure: "pm25" }).Select(o => (o.Time, o.Series.DeviceKey, o.Value)).Order(),
            cell.Observations.Select(o => (o.Time, o.Device, o.Value)).Order());
    }

    [Fact]
    public async Task A_history_that_has_anything_is_left_alone()
    {
        var at = Instant.From(_time.GetUtcNow());
        await _history.WriteAsync(
            new HistoryBatch([new Observation(new Series("di-an", "air", "station-1", "pm25"), at, 41, at)], []), CancellationToken.None);
        await new Backfill(_model, _history, _time).StartAsync(CancellationToken.None);
        Assert.Equal([("air", 1L)], (await _history.ReadBooksAsync(CancellationToken.None)).Select(b => (b.Feed, b.Stored)));
    }

    [Fact]
    public async Task Minutes_in_history_are_those_of_the_cells_over_the_same_observations()
    {
        await new Backfill(_model, _history, _time).StartAsync(CancellationToken.None);
        using var minutes = new MinuteBackfill(_model, _history, new DustAlone(), _time);
        await minutes.StartAsync(CancellationToken.None);
        await minutes.ExecuteTask!;
        var cells = new CellTree(new DustAlone().Current);
        var expected = new SortedDictionary<long, double?>();
        foreach (var moment in Said().GroupBy(o => o.Time))
        {
            foreach (var minute in cells.Play(moment).Where(m => m is { Area: "binh-duong", Indicator: "pm25" }))
            {
                expected[minute.Minute.Micros] = minute.Value;
            }
        }

        var from = Instant.From(_time.GetUtcNow().AddHours(-25));
        var known = await _history.ReadReadingsAsync(
            new ReadingsQuery("binh-duong", "pm25", from, from + TimeSpan.FromHours(26), TimeSpan.FromMinutes(1)), CancellationToken.None);
        Assert.Equal(312, expected.Count);
        Assert.Equal(expected.Select(e => e.Value), known.Select(p => p.Value));
    }

    private IEnumerable<Observation> Said() =>
        Backfill.Times(_time.GetUtcNow()).SelectMany(t => Backfill.Said(_model, t.At, t.Span));

    /// <summary>The shipped catalogue with one indicator: the way of the minutes is the same for all.</summary>
    private sealed class DustAlone : ICatalogueSource
    {
        public event EventHandler? Changed
        {
            add { }
            remove { }
        }

        public IndicatorCatalogue Current { get; } = new(
            Some.Catalogue.Areas, Some.Catalogue.Zone, Some.Catalogue.Sectors, Some.Catalogue.Feeds, [Some.Catalogue.Find("pm25")!]);
    }
}
