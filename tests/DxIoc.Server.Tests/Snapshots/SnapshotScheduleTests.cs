using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Dashboards;
using DxIoc.Server.Snapshots;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Server.Tests.Snapshots;

/// <summary>Scheduled pictures under a clock that a test turns.</summary>
public sealed class SnapshotScheduleTests : IDashboardSource, ICatalogueSource, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly SnapshotPlan Plan = new("morning", "overview", [450], [], 1_920, 1_080, "pdf", "a3", "en", "reports", 2);

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-schedule-").FullName;

    /// <summary>07:29:30 in Vietnam.</summary>
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2022, 4, 26, 0, 29, 30, TimeSpan.Zero));
    private readonly List<SnapshotWish> _wishes = [];
    private readonly SnapshotBook _book;
    private Func<int, byte[]> _answer = _ => [1, 2, 3];

    public SnapshotScheduleTests() => _book = new SnapshotBook(this, _time);

    public event EventHandler? Changed
    {
        add { }
        remove { }
    }

    DashboardSet IDashboardSource.Current { get; } = new([], [], []) { Snapshots = [Plan] };

    IndicatorCatalogue ICatalogueSource.Current { get; } = CatalogueReader.Read([new CatalogueText("all.yaml", """
        areas: [ { id: all, kind: province, name: All } ]
        sectors: [ { id: green, name: Green } ]
        feeds: [ { id: air, name: Air } ]
        indicators: [ { id: dust, name: Dust, sector: green, feed: air, measure: pm25, aggregate: mean, window: 10m, stale-after: 3m } ]
        """)]).Catalogue!;

    private string[] Files => [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder, f)).Order(StringComparer.Ordinal)];

    private SnapshotState State => Assert.Single(_book.States(((IDashboardSource)this).Current));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_picture_is_taken_when_its_time_has_come_and_once()
    {
        using var schedule = await StartAsync();

        await TurnAsync(TimeSpan.FromSeconds(25));
        Assert.Empty(_wishes);
        await TurnAsync(TimeSpan.FromMinutes(2), () => State.File is not null);

        Assert.Equal(new SnapshotWish("scene/overview", SnapshotFormat.Pdf, 1_920, 1_080, null, "a3", "en"), Assert.Single(_wishes));
        Assert.Equal(["reports/morning-20220426-0730.pdf"], Files);
        Assert.Equal(("reports/morning-20220426-0730.pdf", null, new DateTimeOffset(2022, 4, 27, 0, 30, 0, TimeSpan.Zero)), (State.File, State.Error, State.Next));
        await schedule.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task The_oldest_goes_where_as_many_as_are_kept_are_there_and_anothers_stays()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "reports"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "reports", "morning-light-20200101-0730.pdf"), "another schedule's");
        using var schedule = await StartAsync();

        for (var day = 0; day < 3; day++)
        {
            var due = new DateTimeOffset(2022, 4, 26 + day, 0, 30, 0, TimeSpan.Zero);
            await TurnAsync(TimeSpan.FromMinutes(1), () => State.Last == due);
            _time.SetUtcNow(due.AddDays(1).AddSeconds(-30));
        }

        Assert.Equal(["reports/morning-20220427-0730.pdf", "reports/morning-20220428-0730.pdf", "reports/morning-light-20200101-0730.pdf"], Files);
        await schedule.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task One_that_fails_is_told_with_its_reason_and_the_next_is_taken()
    {
        _answer = number => number == 1 ? throw new SnapshotException(SnapshotFailure.NoBrowser, "install chromium") : [1];
        using var schedule = await StartAsync();

        await TurnAsync(TimeSpan.FromMinutes(1), () => State.Error is not null);
        Assert.Equal((null, "install chromium"), (State.File, State.Error));
        _time.SetUtcNow(new DateTimeOffset(2022, 4, 27, 0, 29, 30, TimeSpan.Zero));
        await TurnAsync(TimeSpan.FromMinutes(1), () => State.File is not null);

        Assert.Equal(("reports/morning-20220427-0730.pdf", null), (State.File, State.Error));
        await schedule.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task One_waits_while_people_take_pictures()
    {
        _answer = number => number <= 3 ? throw new SnapshotException(SnapshotFailure.Busy, "busy") : [1];
        using var schedule = await StartAsync();

        await TurnAsync(TimeSpan.FromMinutes(2), () => State.File is not null);

        Assert.Equal(4, _wishes.Count);
        Assert.Equal(("reports/morning-20220426-0730.pdf", null), (State.File, State.Error));
        await schedule.StopAsync(CancellationToken.None);
    }

    private async Task<SnapshotSchedule> StartAsync()
    {
        var schedule = new SnapshotSchedule(
            new SnapshotOptions { Folder = _folder },
            this,
            this,
            (wish, _) =>
            {
                lock (_wishes)
                {
                    _wishes.Add(wish);
                    return Task.FromResult(_answer(_wishes.Count));
                }
            },
            _book,
            _time,
            NullLogger<SnapshotSchedule>.Instance);
        await schedule.StartAsync(CancellationToken.None);
        return schedule;
    }

    /// <summary>Lets the time pass look by look; what a look begins on other threads ends in real time, and is waited for.</summary>
    private async Task TurnAsync(TimeSpan span, Func<bool>? until = null)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += Look)
        {
            _time.Advance(Look);
            await Task.Delay(TimeSpan.FromMilliseconds(15), TimeProvider.System);
        }

        var begun = TimeProvider.System.GetTimestamp();
        while (until?.Invoke() == false && TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(20))
        {
            // A look that comes too late for the last turn is given another.
            _time.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
