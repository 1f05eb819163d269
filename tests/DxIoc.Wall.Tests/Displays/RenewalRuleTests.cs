using DxIoc.Wall.Displays;

namespace DxIoc.Wall.Tests.Displays;

/// <summary>When a wall of another version loads itself anew.</summary>
public sealed class RenewalRuleTests
{
    [Theory]
    [InlineData(2.9, true, false, 0, false)]
    [InlineData(3, true, false, 0, true)]
    [InlineData(12.9, true, false, 1, false)]
    [InlineData(13, true, false, 1, true)]
    [InlineData(600, false, false, 0, false)]
    [InlineData(119, false, true, 0, false)]
    [InlineData(120, false, true, 0, true)]
    [InlineData(3_600, false, false, 0, true)]
    public void It_is_soon_where_it_is_quiet_else_with_a_change_of_scene_and_in_the_end_anyhow(double seconds, bool quiet, bool turned, double chance, bool due) =>
        Assert.Equal(due, RenewalRule.Due(TimeSpan.FromSeconds(seconds), quiet, turned, chance));
}
