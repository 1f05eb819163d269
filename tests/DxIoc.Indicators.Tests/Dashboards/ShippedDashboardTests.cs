using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Tests.Catalogue;

namespace DxIoc.Indicators.Tests.Dashboards;

/// <summary>The scenes and playlists that are shipped, held against the shipped catalogue.</summary>
public sealed class ShippedDashboardTests
{
    [Fact]
    public void They_are_read_without_an_error() => Assert.Equal([], ShippedDashboards.Read().Errors.Select(e => e.ToString()));

    [Fact]
    public void There_is_one_for_every_sector_every_area_and_every_situation()
    {
        var scenes = ShippedDashboards.Read().Dashboards!.Scenes.Select(s => s.Id).ToList();
        string[] expected =
        [
            "overview", "attention", "cameras", "feeds", "targets", "targets-society", "situation-fire", "situation-flood", "situation-outage",
            .. ShippedFiles.Catalogue.Sectors.Select(s => $"sector-{s.Id}"),
            .. ShippedFiles.Catalogue.Areas.All.Where(a => a.Parent is not null).Select(a => $"district-{a.Id}"),
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), scenes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_scene_of_a_district_is_one_file_that_names_each_area_and_shows_its_board()
    {
        var district = ShippedDashboards.Read().Dashboards!.FindScene("district-di-an")!;

        Assert.Equal(("Dĩ An", "di-an", "district.yaml"), (district.Title.Vi, district.Area, district.File));
        Assert.All(district.Tiles, tile => Assert.Null(tile.Area));
    }

    [Fact]
    public void Every_target_of_the_plan_that_the_catalogue_has_is_on_a_scene_of_targets()
    {
        var shown = ShippedDashboards.Read().Dashboards!.Scenes.Where(s => s.Id.StartsWith("targets", StringComparison.Ordinal)).SelectMany(s => s.Tiles).Where(t => t.Kind == TileKinds.Target).Select(t => t.Indicator!);
        var measured = ShippedFiles.Catalogue.Indicators.Where(i => i.Target is not null).Select(i => i.Id);

        Assert.Equal(measured.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_screen_has_a_layout_in_which_no_two_tiles_share_a_cell() => Assert.All(
        ShippedDashboards.Read().Dashboards!.Scenes,
        scene => Assert.All(new[] { scene.Layouts.Wide, scene.Layouts.Ultrawide, scene.Layouts.Tablet }, AssertApart));

    [Fact]
    public void A_centre_has_a_playlist_with_its_own_scene()
    {
        var playlist = ShippedDashboards.Read().Dashboards!.FindPlaylist("district-playlist-ben-cat")!;

        Assert.Equal(("Màn hình tường Bến Cát", "district-ben-cat", 90), (playlist.Title.Vi, playlist.Items[0].Scene, playlist.Items[0].Seconds));
    }

    internal static void AssertApart(SceneLayout layout)
    {
        var cells = layout.Places.Values.SelectMany(p =>
            from column in Enumerable.Range(p.Column, p.Width) from row in Enumerable.Range(p.Row, p.Height) select (column, row)).ToList();

        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, c => Assert.True(c.column >= 1 && c.column <= layout.Columns && c.row >= 1 && c.row <= layout.Rows));
    }
}
