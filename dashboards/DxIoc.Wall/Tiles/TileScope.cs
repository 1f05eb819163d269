using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Live;

namespace DxIoc.Wall.Tiles;

/// <summary>The scene that a tile stands in, and the catalogue in force: what a tile's settings mean. Pure.</summary>
public sealed record TileScope(SceneInfo Scene, WallSeed Seed)
{
    private readonly Dictionary<string, IndicatorInfo?> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AreaInfo?> _areas = new(StringComparer.Ordinal);

    public string AreaOf(TileInfo tile) => tile.Area ?? Scene.Area;

    public IndicatorInfo Info(string indicator) => Indicator(indicator)!;

    /// <summary>Hundreds of tiles ask for the same few all the time: each is looked for once.</summary>
    public IndicatorInfo? Indicator(string indicator)
    {
        if (!_indicators.TryGetValue(indicator, out var info))
        {
            _indicators.Add(indicator, info = Seed.Indicator(indicator));
        }

        return info;
    }

    public AreaInfo? Area(string area)
    {
        if (!_areas.TryGetValue(area, out var info))
        {
            _areas.Add(area, info = Seed.Area(area));
        }

        return info;
    }

    public bool IsRoot(string area) => Area(area)?.Parent is null;

    /// <summary>The areas that a tile compares: those it names; below an area that has some, those below; else its neighbours.</summary>
    public IReadOnlyList<AreaInfo> Compared(TileInfo tile, string indicator)
    {
        var has = Seed.Indicator(indicator)?.Areas ?? [];
        if (tile.Areas is { } named)
        {
            return [.. Seed.Areas.Where(a => named.Contains(a.Id) && has.Contains(a.Id))];
        }

        var area = AreaOf(tile);
        var parent = Seed.Areas.Any(a => a.Parent == area) ? area : Seed.Area(area)?.Parent;
        return [.. Seed.Areas.Where(a => a.Parent == parent && has.Contains(a.Id))];
    }

    /// <summary>An area and all below it.</summary>
    public IReadOnlyList<AreaInfo> Within(string area) =>
        [.. Seed.Areas.Where(a => a.Id == area), .. Seed.Areas.Where(a => a.Parent == area).SelectMany(a => Within(a.Id))];

    public string AreaName(string area, string language) => Area(area)?.Name.In(language) ?? area;
}
