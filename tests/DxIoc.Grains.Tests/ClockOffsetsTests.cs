using DxIoc.Contracts.Feeds;
using DxIoc.Grains.Intake;
using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Tests;

/// <summary>What is said of a device's clock: what it is by, and never more than its messages tell.</summary>
public sealed class ClockOffsetsTests
{
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero));

    private readonly ClockOffsets _clock = new();

    [Fact]
    public void Before_the_first_message_nothing_is_said() => Assert.Null(_clock.Read());

    [Theory]
    [InlineData(0, ClockState.Good)]
    [InlineData(5, ClockState.Good)]
    [InlineData(5.1, ClockState.Ahead)]
    [InlineData(-30, ClockState.Good)]
    [InlineData(-30.1, ClockState.Behind)]
    [InlineData(-25_200, ClockState.Behind)]
    public void A_clock_that_is_steadily_off_is_told_with_its_offset(double offset, ClockState state)
    {
        Every(TimeSpan.FromSeconds(60), 5, _ => offset);

        Assert.Equal(new DeviceClock(offset, 5, state), _clock.Read());
    }

    [Fact]
    public void The_promptest_message_counts_and_late_ones_do_not()
    {
        Every(TimeSpan.FromSeconds(10), 16, i => i == 3 ? -0.2 : -60 - i);

        Assert.Equal(new DeviceClock(-0.2, 16, ClockState.Good), _clock.Read());
    }

    [Fact]
    public void A_back_fill_is_no_wrong_clock_and_the_first_message_in_time_ends_it()
    {
        // Ten hours of minutes, twenty a second.
        Every(TimeSpan.FromMilliseconds(50), 600, i => -36_000 + (i * 60) - (i * 0.05));
        Assert.Equal(ClockState.CatchingUp, _clock.Read()!.State);

        _clock.Note(Start + TimeSpan.FromSeconds(60), Start + TimeSpan.FromSeconds(60.5));
        Assert.Equal(new DeviceClock(-0.5, 16, ClockState.Good), _clock.Read());
    }

    [Fact]
    public void A_back_fill_of_seconds_that_comes_at_once_is_not_judged_either()
    {
        Every(TimeSpan.FromMilliseconds(10), 16, i => -3_600 + i);

        Assert.Equal(ClockState.CatchingUp, _clock.Read()!.State);
    }

    [Fact]
    public void A_clock_that_was_set_right_is_right_sixteen_messages_later()
    {
        Every(TimeSpan.FromSeconds(1), 100, _ => 90);
        Every(TimeSpan.FromSeconds(1), 15, _ => 0);
        Assert.Equal(ClockState.Ahead, _clock.Read()!.State);

        _clock.Note(Start, Start);
        Assert.Equal(new DeviceClock(0, 16, ClockState.Good), _clock.Read());
    }

    [Fact]
    public void The_parts_of_one_message_are_one_and_its_newest_time_counts()
    {
        _clock.Note(Start - TimeSpan.FromSeconds(9), Start);
        _clock.Note(Start - TimeSpan.FromSeconds(2), Start);
        _clock.Note(Start - TimeSpan.FromSeconds(5), Start);

        Assert.Equal(new DeviceClock(-2, 1, ClockState.Good), _clock.Read());
    }

    private void Every(TimeSpan pause, int count, Func<int, double> offset)
    {
        for (var i = 0; i < count; i++)
        {
            var arrived = Start + (pause * i);
            _clock.Note(arrived + TimeSpan.FromSeconds(offset(i)), arrived);
        }
    }
}
