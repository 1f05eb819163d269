using DxIoc.Feeds.Pull;

namespace DxIoc.Feeds.Tests.Pull;

/// <summary>When a poll comes again, by exact values.</summary>
public sealed class PollPaceTests
{
    [Theory]
    [InlineData(300, 2, 298)]
    [InlineData(300, 400, 0.5)]
    [InlineData(1, 0.9, 0.5)]
    public void While_all_goes_well_it_keeps_its_distance_from_begin_to_begin(double every, double took, double wait) =>
        Assert.Equal(TimeSpan.FromSeconds(wait), Pace(every).AfterSuccess(TimeSpan.FromSeconds(took)));

    [Theory]
    [InlineData(0, 2.5)]
    [InlineData(1, 5)]
    public void A_random_half_of_the_pause_keeps_servers_out_of_step(double share, double wait) =>
        Assert.Equal(TimeSpan.FromSeconds(wait), Pace(300).AfterFailure(null, share));

    [Fact]
    public void A_quick_poll_is_never_further_apart_than_a_minute_and_a_slow_one_than_its_distance()
    {
        var (quick, slow) = (Pace(2), Pace(3_600));
        var (quicks, slows) = (Enumerable.Range(0, 40).Select(_ => quick.AfterFailure(null, 1)).ToList(), Enumerable.Range(0, 40).Select(_ => slow.AfterFailure(null, 1)).ToList());

        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1)), (quicks[0], quicks[^1]));
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromHours(1)), (slows[0], slows[^1]));
    }

    [Fact]
    public void A_start_asks_within_a_tenth_of_the_distance_and_at_most_five_seconds() =>
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.Zero), (Pace(10).Before(1), Pace(3_600).Before(1), Pace(10).Before(0)));

    [Fact]
    public void What_the_other_side_asks_for_in_the_past_is_no_pause() =>
        Assert.Equal(TimeSpan.FromSeconds(5), Pace(300).AfterFailure(TimeSpan.FromSeconds(-100), 1));

    private static PollPace Pace(double seconds) => new(TimeSpan.FromSeconds(seconds));
}
