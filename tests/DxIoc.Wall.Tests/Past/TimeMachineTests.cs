using DxIoc.Contracts.Boards;
using DxIoc.Wall.Live;
using DxIoc.Wall.Past;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Wall.Tests.Past;

/// <summary>
/// The whole screen in the past: boards fetched, minutes played, and back to now. As in a browser all happens on one thread: the
/// server answers within the call, or when its gate opens, and the clock moves when it is told to.
/// </summary>
public sealed class TimeMachineTests : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly FakeTimeProvider _time = new(Some.Moment);
    private readonly PastServer _server = new();
    private readonly HttpClient _http;
    private readonly LiveBoards _live;
    private readonly TimeMachine _machine;

    public TimeMachineTests()
    {
        _http = new HttpClient(_server) { BaseAddress = new Uri("http://wall.example/") };
        _live = new LiveBoards(null, _time);
        _live.Begin(Some.Seed([Some.Indicator()], [.. Some.EveryArea.Select(a => Some.Whole(a, Some.Reading(value: -1)))]));
        _live.Watch(["province", "north"]);
        _machine = new TimeMachine(_live, new HttpPastData(_http), _time);
    }

    public void Dispose()
    {
        _machine.Dispose();
        _http.Dispose();
    }

    [Fact]
    public void It_shows_the_present_until_the_boards_of_the_past_are_here()
    {
        _server.Gate = new TaskCompletionSource();
        Go(60);
        Assert.Equal((false, -1.0), (_machine.InPast, Value));

        _server.Gate.SetResult();

        Until(() => _machine.InPast);
        Assert.Equal((Some.Moment.AddHours(-1), 120.0), (_machine.At, Value));
        Assert.Equal(Some.Moment.AddHours(-1), _machine.Shown.Now);
    }

    [Fact]
    public void Dragged_it_asks_one_at_a_time_and_for_the_newest_wish_next()
    {
        _server.Gate = new TaskCompletionSource();
        Go(60);
        Go(61);
        Go(62);
        Go(90);
        Assert.Single(_server.Asked);
        _server.Gate.SetResult();

        Until(() => Value == PastServer.MinuteOf(Some.Moment.AddMinutes(-90)));

        Assert.Equal(["/api/v1/boards?at=2026-11-23T02:00:00Z", "/api/v1/boards?at=2026-11-23T01:30:00Z"], _server.Asked);
    }

    [Fact]
    public void Played_the_minutes_pass_at_its_speed_and_are_fetched_for_what_the_page_shows()
    {
        Stand(120);
        _machine.Choose(60);
        _machine.Play();
        Until(() => _machine.At >= Some.Moment.AddMinutes(-110));

        Assert.Equal(PastServer.MinuteOf(_machine.At!.Value) - 1, Value);
        Assert.Equal(ReadingStatus.Warning, _machine.Shown.Board("north").Find("pm25")!.Status);
        Assert.Equal(
            ["/api/v1/boards/north/minutes", "/api/v1/boards/province/minutes"],
            _server.Asked.Where(a => a.Contains("/minutes", StringComparison.Ordinal)).Select(a => a.Split('?')[0]).Distinct().Order());
    }

    [Fact]
    public void Halted_the_instant_is_told_whole()
    {
        Stand(120);
        _machine.Play();
        Until(() => _machine.At >= Some.Moment.AddMinutes(-118));
        _machine.Halt();

        Until(() => _machine.Shown.Board("north").Find("pm25")!.Status == ReadingStatus.Normal);
        Assert.Equal(new Coverage(3, 4), _machine.Shown.Board("north").Find("pm25")!.Coverage);
    }

    [Fact]
    public void Played_up_to_now_it_shows_the_present()
    {
        Stand(3);
        _machine.Choose(600);
        _machine.Play();

        Until(() => !_machine.InPast);
        Assert.Equal(-1.0, Value);
    }

    [Fact]
    public void Wherever_in_a_minute_it_reaches_now_it_asks_for_no_empty_stretch()
    {
        _machine.Choose(600);
        for (var beats = 0; beats < 120; beats++)
        {
            _time.SetUtcNow(Some.Moment.AddMinutes(10 * (beats + 1)) + (beats * Beat));
            Go(_time.GetUtcNow().AddMinutes(-3));
            Until(() => _machine.InPast);
            _machine.Play();
            Until(() => !_machine.InPast);
        }

        Assert.Equal(0, _server.RefusedCount);
    }

    [Fact]
    public void Untouched_it_returns_by_itself_after_five_minutes()
    {
        Stand(60);
        var settled = 0;
        _machine.Settled += () => settled++;
        _time.Advance(PastClock.ReturnAfter - Beat);
        Assert.True(_machine.InPast);

        _time.Advance(Beat);

        Assert.Equal((false, -1.0, 1), (_machine.InPast, Value, settled));
    }

    [Fact]
    public void While_the_server_is_away_it_says_so_stands_and_asks_again()
    {
        Stand(60);
        _server.Away = true;
        Go(90);
        Until(() => _machine.Stuck);
        Assert.Equal(120.0, Value);

        _server.Away = false;

        Until(() => Value == 90.0);
        Assert.False(_machine.Stuck);
    }

    [Fact]
    public async Task Marks_are_those_of_the_whole_province()
    {
        await _machine.LoadMarksAsync();

        Assert.Equal("north", Assert.Single(_machine.Marks.Marks).Area);
        Assert.Contains("/boards/province/changes?below=true", Assert.Single(_server.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_pages_are_prerendered_there_is_only_the_present()
    {
        using var machine = new TimeMachine(_live, null, _time);
        machine.Go(Some.Moment.AddHours(-1));

        Assert.False(machine.InPast);
        Assert.Same(_live, machine.Shown);
    }

    private double? Value => _machine.Shown.Board("north").Find("pm25")?.Value;

    private void Go(int minutes) => Go(Some.Moment.AddMinutes(-minutes));

    private void Go(DateTimeOffset instant)
    {
        // The runner's own context would take what goes on after an await to another thread.
        SynchronizationContext.SetSynchronizationContext(null);
        _machine.Go(instant);
    }

    private void Stand(int minutes)
    {
        Go(minutes);
        Until(() => _machine.At == Some.Moment.AddMinutes(-minutes));
    }

    /// <summary>Lets beats of the clock pass until something holds.</summary>
    private void Until(Func<bool> holds)
    {
        for (var beats = 0; !holds(); beats++)
        {
            Assert.True(beats < 200, "It does not become so.");
            _time.Advance(Beat);
        }
    }
}
