using CsCheck;
using DxIoc.Wall.Live;

namespace DxIoc.Wall.Tests.Live;

/// <summary>Pauses between tries grow, end, and differ between screens.</summary>
public sealed class ReconnectPauseTests
{
    [Theory]
    [InlineData(1, 0.5, 300)]
    [InlineData(2, 0.5, 480)]
    [InlineData(3, 0.5, 768)]
    [InlineData(6, 0.5, 3_000)]
    [InlineData(1_000_000, 0.5, 3_000)]
    [InlineData(1, 0.0, 210)]
    [InlineData(1, 1.0, 390)]
    [InlineData(int.MaxValue, 1.0, 3_900)]
    public void A_pause_is_exact(int attempt, double chance, double milliseconds) =>
        Assert.Equal(milliseconds, ReconnectPause.For(attempt, chance).TotalMilliseconds, 3);

    [Fact]
    public void Pauses_never_shrink_and_a_screen_is_back_within_four_seconds_of_its_server() =>
        Gen.Select(Gen.Int[1, 10_000], Gen.Double[0, 1]).Sample((attempt, chance) =>
            ReconnectPause.For(attempt + 1, chance) >= ReconnectPause.For(attempt, chance)
            && ReconnectPause.For(attempt, chance) > TimeSpan.FromMilliseconds(200)
            && ReconnectPause.For(attempt, chance) < TimeSpan.FromSeconds(4));
}
