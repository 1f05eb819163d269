using CsCheck;
using DxIoc.Wall.Live;

namespace DxIoc.Wall.Tests.Live;

/// <summary>Alarms at once, digits at most twice a second.</summary>
public sealed class RepaintRuleTests
{
    [Theory]
    [InlineData(0, 500)]
    [InlineData(200, 300)]
    [InlineData(499, 1)]
    [InlineData(500, 0)]
    [InlineData(60_000, 0)]
    public void Values_wait_for_the_rest_of_half_a_second(int since, int wait) =>
        Assert.Equal(TimeSpan.FromMilliseconds(wait), RepaintRule.Wait(urgent: false, TimeSpan.FromMilliseconds(since)));

    [Fact]
    public void What_is_urgent_never_waits() =>
        Gen.Int[0, 10_000].Sample(since => RepaintRule.Wait(urgent: true, TimeSpan.FromMilliseconds(since)) == TimeSpan.Zero);

    [Fact]
    public void Two_paints_of_values_are_never_less_than_half_a_second_apart() =>
        Gen.Int[0, 10_000].Sample(since =>
            TimeSpan.FromMilliseconds(since) + RepaintRule.Wait(urgent: false, TimeSpan.FromMilliseconds(since)) >= RepaintRule.Values);
}
