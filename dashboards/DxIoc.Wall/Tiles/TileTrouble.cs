using DxIoc.Contracts.Dashboards;

namespace DxIoc.Wall.Tiles;

/// <summary>Why a tile cannot be drawn: the wall says it in the tile's place, and the scene stands. Pure.</summary>
/// <param name="Text">A key of the wall's texts.</param>
/// <param name="What">The name that is at fault.</param>
public sealed record TileTrouble(string Text, string What)
{
    /// <summary>Null for a tile that can be drawn.</summary>
    public static TileTrouble? Of(TileInfo tile, TileScope scope)
    {
        if (TileRegistry.Find(tile.Kind) is null)
        {
            return new TileTrouble("trouble.kind", tile.Kind);
        }

        var area = scope.AreaOf(tile);
        if (scope.Area(area) is null)
        {
            return new TileTrouble("trouble.area", area);
        }

        if (tile.Sector is { } sector && scope.Seed.Sectors.All(s => s.Id != sector))
        {
            return new TileTrouble("trouble.sector", sector);
        }

        foreach (var indicator in tile.Indicators.Concat(tile.Indicator is { } one ? [one] : []))
        {
            if (scope.Indicator(indicator) is not { } info)
            {
                return new TileTrouble("trouble.indicator", indicator);
            }

            if (NeedsBoard(tile) && !info.Areas.Contains(area))
            {
                return new TileTrouble("trouble.not-here", info.Name.Vi);
            }
        }

        return null;
    }

    /// <summary>Tiles that compare areas do without the scene's own.</summary>
    private static bool NeedsBoard(TileInfo tile) =>
        tile.Kind is TileKinds.Value or TileKinds.Spark or TileKinds.Gauge or TileKinds.Target or TileKinds.HeatMap || (tile.Kind == TileKinds.Trend && tile.Areas is null);
}
