using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Scenes;

namespace DxIoc.Wall.Tests.Scenes;

/// <summary>Which scene stands follows from the clock alone.</summary>
public sealed class PlaylistRuleTests
{
    /// <summary>Monday, 00:00 in Vietnam.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 11, 22, 17, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0, 10)]
    [InlineData(9.5, 0, 0.5)]
    [InlineData(10, 1, 20)]
    [InlineData(29, 1, 1)]
    [InlineData(30, 0, 10)]
    [InlineData(3_600, 0, 10)]
    public void Scenes_take_turns_for_as_long_as_each_says(double second, int item, double left)
    {
        var now = PlaylistRule.At(Of(new("a", 10, [], null, null), new("b", 20, [], null, null)), Monday.AddSeconds(second))!.Value;

        Assert.Equal((item, left), (now.Item, now.Left.TotalSeconds));
    }

    [Theory]
    [InlineData(7 * 60, true)]
    [InlineData((7 * 60) - 1, false)]
    [InlineData(18 * 60, false)]
    [InlineData((18 * 60) - 1, true)]
    public void A_scene_takes_part_in_its_hours(int minute, bool takes) =>
        Assert.Equal(takes, PlaylistRule.At(Of(new PlaylistItem("a", 10, [], 7 * 60, 18 * 60)), Monday.AddMinutes(minute)) is not null);

    [Theory]
    [InlineData(22, true)]
    [InlineData(24 + 3, true)]
    [InlineData(24 + 22, false)]
    [InlineData(3, false)]
    public void Hours_past_midnight_belong_to_the_day_on_which_they_begin(int hour, bool takes) =>
        Assert.Equal(takes, PlaylistRule.At(Of(new PlaylistItem("night", 10, ["mon"], 20 * 60, 6 * 60)), Monday.AddHours(hour)) is not null);

    [Fact]
    public void A_day_is_the_provinces_and_not_UTC()
    {
        var playlist = Of(new PlaylistItem("a", 10, ["mon"], null, null));

        Assert.NotNull(PlaylistRule.At(playlist, Monday));
        Assert.Null(PlaylistRule.At(playlist, Monday.AddSeconds(-1)));
        Assert.Null(PlaylistRule.At(playlist, Monday.AddDays(1)));
    }

    [Fact]
    public void One_that_has_no_hour_now_is_passed_over() => Assert.Equal(
        1, PlaylistRule.At(Of(new("a", 10, ["sun"], null, null), new("b", 10, [], null, null)), Monday.AddSeconds(3))!.Value.Item);

    private static PlaylistInfo Of(params PlaylistItem[] items) => new("p", new LocalText("P", "P"), "p.yaml", "1", items);
}
