using System.Globalization;
using DxIoc.Contracts.Dashboards;

namespace DxIoc.Wall.Scenes;

/// <summary>
/// A scene's grids and a tile's places as style values, for all shapes of screen at once: the style sheet chooses, so that a page is
/// right before scripts run and when a window changes. Pure.
/// </summary>
public static class PlaceStyle
{
    public static string Of(SceneLayouts layouts) => string.Join(';', All(layouts).Select(l => string.Create(
        CultureInfo.InvariantCulture, $"--{l.Name}-columns:{l.Layout.Columns};--{l.Name}-rows:{l.Layout.Rows}")));

    public static string Of(SceneLayouts layouts, string tile) => string.Join(';', All(layouts).Select(l => l.Layout.Places.TryGetValue(tile, out var p)
        ? string.Create(CultureInfo.InvariantCulture, $"--{l.Name}:{p.Row}/{p.Column}/{p.Row + p.Height}/{p.Column + p.Width}")
        : $"--{l.Name}-shown:none"));

    private static IEnumerable<(string Name, SceneLayout Layout)> All(SceneLayouts layouts) =>
        [("wide", layouts.Wide), ("ultrawide", layouts.Ultrawide), ("tablet", layouts.Tablet)];
}
