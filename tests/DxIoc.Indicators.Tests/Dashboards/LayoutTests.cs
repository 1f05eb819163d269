using DxIoc.Contracts.Dashboards;

namespace DxIoc.Indicators.Tests.Dashboards;

/// <summary>Layouts as they are drawn, and those that follow from the wide one.</summary>
public sealed class LayoutTests
{
    [Fact]
    public void A_drawn_layout_is_a_rectangle_for_each_tile()
    {
        var wide = SmallDashboard.Read(SmallDashboard.Good).Dashboards!.FindScene("one")!.Layouts.Wide;

        Assert.Equal((3, 2), (wide.Columns, wide.Rows));
        Assert.Equal(new TilePlace(1, 1, 2, 2), wide.Places["a"]);
        Assert.Equal(new TilePlace(3, 1, 1, 2), wide.Places["b"]);
    }

    [Fact]
    public void A_video_wall_has_the_wide_grid_where_none_is_drawn()
    {
        var layouts = SmallDashboard.Read(SmallDashboard.Good).Dashboards!.FindScene("one")!.Layouts;

        Assert.Equal(layouts.Wide, layouts.Ultrawide);
    }

    [Fact]
    public void A_tablet_has_the_tiles_in_reading_order_in_four_columns_without_holes()
    {
        var tablet = SmallDashboard.Read(SmallDashboard.Good).Dashboards!.FindScene("one")!.Layouts.Tablet;

        Assert.Equal((4, 24), (tablet.Columns, tablet.Rows));
        Assert.Equal(new TilePlace(1, 1, 4, 12), tablet.Places["a"]);
        Assert.Equal(new TilePlace(1, 13, 4, 12), tablet.Places["b"]);
        ShippedDashboardTests.AssertApart(tablet);
    }

    [Fact]
    public void A_tile_left_out_of_a_layout_is_not_shown_there()
    {
        var text = SmallDashboard.Good.Replace("    tiles:", "      tablet:\n        - \"a\"\n    tiles:");
        var tablet = SmallDashboard.Read(text.ReplaceLineEndings("\n")).Dashboards!.FindScene("one")!.Layouts.Tablet;

        Assert.Equal(["a"], tablet.Places.Keys);
    }

    [Fact]
    public void A_file_is_kept_as_its_writer_left_it_with_a_version_of_its_text()
    {
        var text = "# a comment\n" + SmallDashboard.Good;
        var (one, other) = (SmallDashboard.Read(text).Dashboards!, SmallDashboard.Read(text + "# another").Dashboards!);

        Assert.Equal(text, Assert.Single(one.Files).Text);
        Assert.NotEqual(one.Files[0].Version, other.Files[0].Version);
        Assert.NotEqual(one.Scenes[0].Version, other.Scenes[0].Version);
        Assert.Equal(16, one.Files[0].Version.Length);
    }
}
