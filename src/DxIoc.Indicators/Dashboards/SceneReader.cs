using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Dashboards;

/// <summary>Reads one scene of a dashboard file. Pure.</summary>
internal sealed class SceneReader(IndicatorCatalogue catalogue, DashboardRules rules)
{
    private readonly TileReader _tiles = new(catalogue, rules);

    public IReadOnlyList<SceneInfo> Read(DashboardFile file, YamlEntry entry)
    {
        var id = entry.Id();
        var own = OwnArea(entry);
        var copies = DashboardReader.Copies(entry, catalogue);
        var tiles = ReadTiles(entry, copies is [{ Area: { } first }, ..] ? first : own, copies is not [{ Suffix: "" }]);
        var layouts = LayoutReader.Read(entry, [.. tiles.Select(t => t.Id)]);
        return [.. copies.Select(copy => new SceneInfo
        {
            Id = id + copy.Suffix,
            Title = DashboardReader.TitleOf(entry, copy.Name),
            Area = copy.Area ?? own,
            Layouts = layouts,
            Tiles = tiles,
            File = file.File,
            Version = DashboardFile.VersionOf(file.Version, id + copy.Suffix, copy.Area ?? own, copy.Name.Vi, copy.Name.En),
        })];
    }

    private string OwnArea(YamlEntry entry)
    {
        if (entry.OptionalText("area") is not { } area)
        {
            return catalogue.Areas.Root.Id;
        }

        if (entry.Has("for-each"))
        {
            entry.RefuseKey("area", "a scene for each area has no area of its own", "remove area, or for-each");
        }
        else if (rules.Strict && !catalogue.Areas.Contains(area))
        {
            entry.RefuseKey("area", $"there is no area '{area}'", $"name an area of the catalogue{Near.Hint(area, catalogue.Areas.All.Select(a => a.Id))}");
        }

        return area;
    }

    private List<TileInfo> ReadTiles(YamlEntry entry, string area, bool anyArea)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var tiles = new List<TileInfo>();
        foreach (var tile in entry.Entries("tiles", TileReader.AnyKey))
        {
            CatalogueReader.Once(tile, seen, "tile");
            tiles.Add(_tiles.Read(tile, area, anyArea));
        }

        if (tiles.Count is 0 or > TileReader.Limit)
        {
            entry.RefuseKey("tiles", tiles.Count == 0 ? "there is no tile in it" : $"there are more than {TileReader.Limit} tiles", "write tiles: [ { id: …, kind: … } ]");
        }

        return tiles;
    }
}
