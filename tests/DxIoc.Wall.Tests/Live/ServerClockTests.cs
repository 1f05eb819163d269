using DxIoc.Wall.Live;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Wall.Tests.Live;

/// <summary>A screen whose own clock is wrong shows the server's.</summary>
public sealed class ServerClockTests
{
    [Fact]
    public void It_goes_on_from_the_last_time_heard()
    {
        var screen = new FakeTimeProvider(Some.Moment.AddHours(-3));
        var clock = new ServerClock(screen);

        clock.Hear(Some.Moment);
        screen.Advance(TimeSpan.FromSeconds(12));

        Assert.Equal(Some.Moment.AddSeconds(12), clock.Now);
        Assert.Equal(TimeSpan.FromHours(3), clock.Offset);
    }

    [Fact]
    public void An_update_without_a_time_changes_nothing()
    {
        var clock = new ServerClock(new FakeTimeProvider(Some.Moment));
        clock.Hear(Some.Moment.AddMinutes(1));

        clock.Hear(null);

        Assert.Equal(Some.Moment.AddMinutes(1), clock.Now);
    }

    [Fact]
    public void A_server_whose_clock_was_set_right_is_followed()
    {
        var clock = new ServerClock(new FakeTimeProvider(Some.Moment));
        clock.Hear(Some.Moment.AddDays(1));
        clock.Hear(Some.Moment.AddSeconds(-1));

        Assert.Equal(Some.Moment.AddSeconds(-1), clock.Now);
    }
}
