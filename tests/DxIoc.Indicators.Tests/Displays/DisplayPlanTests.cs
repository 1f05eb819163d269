using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Displays;
using DxIoc.Indicators.Displays;

namespace DxIoc.Indicators.Tests.Displays;

/// <summary>What a display shows: the operator's before the situation's before its own.</summary>
public sealed class DisplayPlanTests
{
    private static readonly DateTimeOffset Now = new(2022, 4, 26, 1, 0, 0, TimeSpan.Zero);
    private static readonly DisplayShows Own = new(DisplayShows.Playlist, "province");
    private static readonly DisplayShows Put = new(DisplayShows.Scene, "cameras");
    private static readonly Display Wall = new("abc", "hash", "Tường chính", Own, Now.AddDays(-1));

    [Fact]
    public void A_display_shows_its_own_when_nobody_and_nothing_wants_otherwise() =>
        Assert.Equal(new DisplayPlan(Own, DisplayReason.Own, null, null, null, null), DisplayPlan.Of(Wall, [], Now));

    [Fact]
    public void What_an_operator_put_there_stands_before_a_situation_which_is_told_all_the_same()
    {
        var plan = DisplayPlan.Of(Wall with { Order = new DisplayOrder(Put, false, null, Now, Now.AddMinutes(5)) }, [Situation()], Now);

        Assert.Equal((Put, DisplayReason.Operator, "fire", Now.AddMinutes(5)), (plan.Shows, plan.Reason, plan.Situation, plan.Until));
    }

    [Fact]
    public void An_order_that_has_had_its_time_gives_way()
    {
        var wall = Wall with { Order = new DisplayOrder(Put, true, "map", Now.AddMinutes(-5), Now) };

        Assert.Equal(Own, DisplayPlan.Of(wall, [], Now).Shows);
        Assert.Equal(DisplayReason.Frozen, DisplayPlan.Of(wall, [], Now.AddSeconds(-1)).Reason);
        Assert.Null(wall.At(Now).Order);
    }

    [Fact]
    public void A_situation_comes_to_the_displays_that_it_names_and_goes_by_itself()
    {
        var named = Situation("tường CHÍNH");

        Assert.Equal(new DisplayShows(DisplayShows.Scene, "situation-fire"), DisplayPlan.Of(Wall, [named], Now).Shows);
        Assert.Equal(Own, DisplayPlan.Of(Wall, [Situation("Sảnh")], Now).Shows);
        Assert.Equal(Own, DisplayPlan.Of(Wall, [named], named.Until).Shows);
    }

    [Fact]
    public void The_newest_of_two_situations_stands() => Assert.Equal(
        "situation-flood", DisplayPlan.Of(Wall, [Situation(), Situation() with { Id = "flood", Scene = "situation-flood", Since = Now }], Now).Shows.Id);

    [Fact]
    public void A_tile_is_pointed_out_on_whatever_stands()
    {
        var wall = Wall with { Order = new DisplayOrder(null, false, "map", Now, null) };

        Assert.Equal((Own, "map"), (DisplayPlan.Of(wall, [], Now).Shows, DisplayPlan.Of(wall, [], Now).Tile));
        Assert.Equal(("situation-fire", "map"), (DisplayPlan.Of(wall, [Situation()], Now).Shows.Id, DisplayPlan.Of(wall, [Situation()], Now).Tile));
    }

    private static SituationState Situation(params string[] displays) =>
        new("fire", new LocalText("Cháy", "Fire"), "situation-fire", Now.AddMinutes(-1), Now.AddMinutes(9), displays);
}
