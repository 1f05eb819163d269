using System.Security.Cryptography;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Displays;
using DxIoc.Grains.Boards;
using DxIoc.Grains.Wire;
using DxIoc.History;
using DxIoc.Indicators.Dashboards;
using DxIoc.Indicators.Displays;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace DxIoc.Grains.Displays;

/// <summary>
/// The shell around the displays. What was told is in the store before anybody hears of it; codes and reports live in memory: a screen
/// that waits asks again, and one that is enrolled reports within ten seconds. One timer looks at situations, and at what has had its time.
/// </summary>
[KeepAlive]
internal sealed partial class DisplaysGrain(
    IDisplayStore store, IDashboardSource dashboards, BoardMirror boards, TimeProvider time, ILogger<DisplaysGrain> logger) : Grain, IDisplaysGrain
{
    private const int IdLength = 8;
    private static readonly TimeSpan ObserverLease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookAround = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ReportPause = TimeSpan.FromMilliseconds(200);

    private readonly ILogger _logger = logger;
    private readonly ObserverManager<IDisplaysObserver> _observers = new(ObserverLease, logger);
    private readonly SortedDictionary<string, Display> _displays = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DisplayHealth> _health = new(StringComparer.Ordinal);
    private readonly EnrolmentBook _enrolments = new();
    private readonly SituationBook _situations = new();
    private long _version;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _version = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var display in await store.ReadAsync(cancellationToken))
        {
            _displays.Add(display.Id, display);
        }

        LookAtSituations();
        this.RegisterGrainTimer(_ => LookAsync(), new GrainTimerCreationOptions(LookAround, LookAround) { KeepAlive = true });
    }

    public Task<DisplaySet> Watch(IDisplaysObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.FromResult(Set(withHealth: false));
    }

    public Task<DisplaySet> List() => Task.FromResult(Set(withHealth: true));

    public async Task<WaitingDisplay?> Enrol(string tokenHash, int width, int height)
    {
        var screen = _enrolments.Enrol(tokenHash, width, height, () => Draw(EnrolmentBook.CodeLength), time.GetUtcNow());
        DisplayMetrics.Enrolled(screen is null ? "refused" : "waiting");
        if (screen is not null)
        {
            await TellAsync();
        }

        return screen;
    }

    public async Task<DisplayVerdict> Approve(DisplayApproval approval)
    {
        var now = time.GetUtcNow();
        if (_enrolments.TokenOf(approval.Code!, now) is not { } tokenHash)
        {
            return DisplayVerdict.NotThere;
        }

        if (_displays.Count >= Display.Limit || IsTaken(approval.Name!, null))
        {
            return _displays.Count >= Display.Limit ? DisplayVerdict.Full : DisplayVerdict.NameTaken;
        }

        string id;
        do
        {
            id = Draw(IdLength).ToLowerInvariant();
        }
        while (_displays.ContainsKey(id));

        await KeepAsync([new Display(id, tokenHash, approval.Name!, approval.Own!, now)]);
        _enrolments.Remove(approval.Code!);
        DisplayMetrics.Enrolled("approved");
        LogEnrolled(approval.Name!, id, approval.Own!.Kind, approval.Own.Id);
        await TellAsync();
        return DisplayVerdict.Done;
    }

    public async Task<DisplayVerdict> Change(string id, DisplayChange change)
    {
        if (!_displays.TryGetValue(id, out var display))
        {
            return DisplayVerdict.NotThere;
        }

        if (change.Name is { } name && IsTaken(name, id))
        {
            return DisplayVerdict.NameTaken;
        }

        var changed = display with { Name = change.Name ?? display.Name, Own = change.Own ?? display.Own };
        await KeepAsync([changed]);
        LogChanged(changed.Name, id, changed.Own.Kind, changed.Own.Id);
        await TellAsync();
        return DisplayVerdict.Done;
    }

    public async Task<DisplayVerdict> Remove(string id)
    {
        if (!_displays.TryGetValue(id, out var display))
        {
            return DisplayVerdict.NotThere;
        }

        await store.RemoveAsync(id, CancellationToken.None);
        _displays.Remove(id);
        _health.Remove(id);
        LogRemoved(display.Name, id);
        await TellAsync();
        return DisplayVerdict.Done;
    }

    public async Task<DisplaysDriven> Drive(DisplayCommand command)
    {
        var now = time.GetUtcNow();
        var told = new List<Display>();
        foreach (var id in command.Displays!.Distinct(StringComparer.Ordinal))
        {
            if (_displays.TryGetValue(id, out var display) && Told(display.At(now), command, now) is { } follows)
            {
                told.Add(follows);
            }
        }

        if (told.Count > 0)
        {
            await KeepAsync(told);
            await TellAsync();
        }

        var done = told.Select(d => d.Id).ToList();
        var refused = command.Displays!.Except(done, StringComparer.Ordinal).ToList();
        DisplayMetrics.Driven(command.Do!, done.Count);
        foreach (var display in told)
        {
            LogDriven(command.Do, command.Shows?.Kind, command.Shows?.Id, display.Name, display.Id);
        }

        return new DisplaysDriven(done, refused);
    }

    public Task<bool> Report(string tokenHash, DisplayReport report)
    {
        var now = time.GetUtcNow();
        var display = _displays.Values.FirstOrDefault(d => d.TokenHash == tokenHash);
        if (display is null || (_health.TryGetValue(display.Id, out var before) && now - before.At < ReportPause && now >= before.At))
        {
            return Task.FromResult(false);
        }

        _health[display.Id] = new DisplayHealth(now, report);
        return Task.FromResult(true);
    }

    /// <summary>The display once it follows; null where it cannot.</summary>
    private Display? Told(Display display, DisplayCommand command, DateTimeOffset now)
    {
        DateTimeOffset? until = command.Minutes is { } minutes ? now.AddMinutes(minutes) : null;
        var tile = string.IsNullOrEmpty(command.Tile) ? null : command.Tile;
        return command.Do switch
        {
            DisplayCommand.Release => display with { Order = null },
            DisplayCommand.Show => display with { Order = new DisplayOrder(command.Shows, false, tile, now, until) },
            // What is pointed out does not change what stands, nor until when.
            DisplayCommand.Highlight when display.Order is { Shows: not null } order => display with { Order = order with { Tile = tile } },
            DisplayCommand.Highlight => display with { Order = tile is null ? null : new DisplayOrder(null, false, tile, now, until) },
            _ => Standing(display, now) is { } stands ? display with { Order = new DisplayOrder(stands, true, display.Order?.Tile, now, until) } : null,
        };
    }

    /// <summary>What stands on it: of a playlist only the screen itself knows.</summary>
    private DisplayShows? Standing(Display display, DateTimeOffset now) =>
        DisplayPlan.Of(display, _situations.Holding(now), now).Shows is { Kind: not DisplayShows.Playlist } one ? one
        : _health.TryGetValue(display.Id, out var health) && dashboards.Current.FindScene(health.Report.Scene) is not null ? new DisplayShows(DisplayShows.Scene, health.Report.Scene)
        : null;

    private async Task LookAsync()
    {
        var now = time.GetUtcNow();
        var over = _displays.Values.Where(d => d.At(now) != d).ToList();
        over.ForEach(d => _displays[d.Id] = d.At(now));
        var changed = _enrolments.Expire(now) | (over.Count > 0);
        if (LookAtSituations() | changed)
        {
            await TellAsync();
        }
    }

    private bool LookAtSituations()
    {
        var now = time.GetUtcNow();
        var seen = new Dictionary<string, BoardUpdate?>(StringComparer.Ordinal);
        var changed = _situations.Look(dashboards.Current.Situations, Status, now);
        if (changed)
        {
            foreach (var situation in _situations.Holding(now))
            {
                LogSituation(situation.Id, situation.Scene, situation.Until);
            }
        }

        return changed;

        ReadingStatus? Status(string area, string indicator)
        {
            if (!seen.TryGetValue(area, out var board))
            {
                seen[area] = board = boards.Snapshot(area);
            }

            return board?.Readings.FirstOrDefault(r => r.Indicator == indicator)?.Status;
        }
    }

    private bool IsTaken(string name, string? by) => _displays.Values.Any(d => d.Id != by && d.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private async Task KeepAsync(IReadOnlyList<Display> displays)
    {
        // Whoever hangs up now does not keep a wall from what it was told.
        await store.SaveAsync(displays, CancellationToken.None);
        foreach (var display in displays)
        {
            _displays[display.Id] = display;
        }
    }

    private async Task TellAsync()
    {
        _version++;
        var set = Set(withHealth: false);
        await _observers.Notify(o => o.Changed(set));
    }

    private DisplaySet Set(bool withHealth) => new(
        _version,
        [.. _displays.Values.OrderBy(d => d.Name, StringComparer.Ordinal)],
        _enrolments.Waiting,
        _enrolments.Tokens,
        _situations.Holding(time.GetUtcNow()),
        withHealth ? new Dictionary<string, DisplayHealth>(_health, StringComparer.Ordinal) : []);

    private static string Draw(int length) => RandomNumberGenerator.GetString(EnrolmentBook.Alphabet, length);
}
