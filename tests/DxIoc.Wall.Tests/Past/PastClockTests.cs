using DxIoc.Wall.Past;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Wall.Tests.Past;

/// <summary>The time machine's own time, under a clock that stands.</summary>
public sealed class PastClockTests
{
    private readonly FakeTimeProvider _time = new(Some.Moment);
    private readonly PastClock _clock;

    public PastClockTests() => _clock = new PastClock(_time);

    [Fact]
    public void It_shows_the_present_until_it_is_told_where_to_go()
    {
        Assert.False(_clock.Active);
        Go(minutes: 60);
        Assert.Equal((true, false, Some.Moment.AddHours(-1)), (_clock.Active, _clock.Playing, _clock.Instant));
    }

    [Fact]
    public void It_goes_no_further_back_than_it_reaches_and_what_is_to_come_is_the_present()
    {
        Go(minutes: 25 * 60);
        Assert.Equal(Some.Moment - PastClock.Reach, _clock.Instant);

        Go(minutes: 0);
        Assert.False(_clock.Active);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(600)]
    public void Played_it_runs_as_many_times_as_fast_as_was_chosen(int speed)
    {
        Go(minutes: 600);
        _clock.Choose(speed);
        _clock.Play();

        for (var i = 0; i < 7; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            _clock.Advance(Some.Moment);
        }

        Assert.Equal(Some.Moment.AddMinutes(-600).AddSeconds(3.5 * speed), _clock.Instant);
    }

    [Fact]
    public void A_speed_that_is_not_offered_changes_nothing()
    {
        _clock.Choose(7);

        Assert.Equal(60, _clock.Speed);
    }

    [Fact]
    public void Where_the_past_is_not_here_yet_time_stands_and_makes_no_jump_after()
    {
        Go(minutes: 60);
        _clock.Play();
        var known = _clock.Instant.AddSeconds(30);
        Pass(TimeSpan.FromSeconds(10), known);
        Assert.Equal(known, _clock.Instant);

        Pass(TimeSpan.FromSeconds(1), known.AddHours(1));

        Assert.Equal(known.AddSeconds(60), _clock.Instant);
    }

    [Fact]
    public void Paused_it_stands_and_played_again_it_goes_on_from_there()
    {
        Go(minutes: 60);
        Pass(TimeSpan.FromSeconds(100), Some.Moment);
        _clock.Play();
        Pass(TimeSpan.FromSeconds(1), Some.Moment);
        _clock.Pause();
        Pass(TimeSpan.FromSeconds(50), Some.Moment);

        Assert.Equal(Some.Moment.AddMinutes(-59), _clock.Instant);
    }

    [Fact]
    public void Untouched_for_five_minutes_it_is_due_to_return_also_while_it_plays()
    {
        Go(minutes: 60);
        _clock.Play();
        _time.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(TimeSpan.FromSeconds(1), _clock.UntilReturn);

        _clock.Touch();
        _time.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(TimeSpan.FromSeconds(1), _clock.UntilReturn);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, _clock.UntilReturn);
    }

    [Fact]
    public void The_present_cannot_be_played()
    {
        _clock.Play();

        Assert.False(_clock.Playing);
    }

    private void Go(int minutes) => _clock.Go(Some.Moment.AddMinutes(-minutes), Some.Moment);

    private void Pass(TimeSpan time, DateTimeOffset known)
    {
        _time.Advance(time);
        _clock.Advance(known);
    }
}
