using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Dashboards;

/// <summary>Reads one tile: the keys that its kind has, held against the catalogue. Pure.</summary>
internal sealed class TileReader(IndicatorCatalogue catalogue, DashboardRules rules)
{
    /// <summary>Tiles of one scene at most.</summary>
    public const int Limit = 500;

    /// <summary>Lines of one chart at most: the server answers no more at once, and nobody tells more apart.</summary>
    public const int LineLimit = 6;

    public static readonly IReadOnlyList<string> AnyKey =
        [.. TileKinds.All.SelectMany(DashboardKeys.OfTile).Distinct(StringComparer.Ordinal)];

    /// <param name="sceneArea">Shown by tiles that name none.</param>
    /// <param name="anyArea">True where the scene is made for each area: an indicator need not be on every board.</param>
    public TileInfo Read(YamlEntry entry, string sceneArea, bool anyArea)
    {
        var id = entry.Id();
        var kind = entry.OneOf("kind", TileKinds.All, null);
        CheckKeys(entry, kind);
        var area = Area(entry, entry.OptionalText("area"), "area");
        var tile = new TileInfo
        {
            Id = id,
            Kind = kind,
            Title = entry.Has("title") ? entry.Name("title") : null,
            Area = area,
            Areas = entry.Has("areas") ? [.. entry.Texts("areas").Select(a => Area(entry, a, "areas")!)] : null,
            Indicator = entry.OptionalText("indicator"),
            Indicators = entry.Texts("indicators"),
            Sector = Sector(entry),
            Min = entry.Number("min"),
            Max = entry.Number("max"),
            Hours = entry.Has("hours") ? entry.WholeNumber("hours", 24, 1, 24 * 366) : null,
            Days = entry.Has("days") ? entry.WholeNumber("days", 7, 2, 31) : null,
            Ghost = entry.OneOf("ghost", ["false", "true"], "false") == "true",
            Order = entry.Has("order") ? entry.OneOf("order", DashboardKeys.Orders, null) : null,
            Limit = entry.Has("limit") ? entry.WholeNumber("limit", 10, 1, 500) : null,
            Text = entry.Has("text") ? entry.Name("text") : null,
            Url = Url(entry),
            Player = entry.Has("player") ? entry.OneOf("player", TileInfo.Players, null) : null,
        };
        Check(entry, tile, anyArea ? null : area ?? sceneArea);
        return tile;
    }

    private static void CheckKeys(YamlEntry entry, string kind)
    {
        var keys = DashboardKeys.OfTile(kind);
        // An unknown kind was refused; which keys it may have is then not known.
        if (entry.OptionalText("kind") != kind)
        {
            return;
        }

        foreach (var key in entry.Keys.Where(k => TileReader.AnyKey.Contains(k) && !keys.Contains(k)))
        {
            entry.RefuseKey(key, $"a {kind} has no {key}", $"write one of: {string.Join(", ", keys)}");
        }

        foreach (var key in DashboardKeys.NeededBy(kind).Where(k => !entry.Has(k)))
        {
            entry.Refuse($"a {kind} needs {key}", $"add {key}: …");
        }

        if (kind == TileKinds.Group && !entry.Has("sector") && !entry.Has("indicators"))
        {
            entry.Refuse("a group needs a sector or indicators", "add sector: …, or indicators: [ … ]");
        }
    }

    private void Check(YamlEntry entry, TileInfo tile, string? area)
    {
        if (tile is { Min: { } min, Max: { } max } && min >= max)
        {
            entry.RefuseKey("max", "max is not above min", "write the scale's two ends, like min: 0 and max: 100");
        }

        foreach (var (key, list) in new[] { ("indicators", tile.Indicators), ("areas", tile.Areas ?? []) })
        {
            if (list.Distinct(StringComparer.Ordinal).Count() < list.Count)
            {
                entry.RefuseKey(key, "one is named twice", "name each once");
            }
        }

        if (tile.Kind == TileKinds.Trend && tile.Indicators.Count * Math.Max(1, tile.Areas?.Count ?? 1) is 0 or > LineLimit)
        {
            entry.RefuseKey("indicators", $"a trend shows 1 to {LineLimit} lines: indicators times areas", "leave some out");
        }

        if (tile is { Kind: TileKinds.Cameras, Url: { } stream } && !stream.Contains("{device}", StringComparison.Ordinal))
        {
            entry.RefuseKey("url", "the address is the same for every camera", "write {device} where the camera's name stands in it, and {area} for its area");
        }

        var units = tile.Kind == TileKinds.Trend ? tile.Indicators.Select(catalogue.Find).OfType<IndicatorDefinition>().Select(i => i.Unit).Distinct().ToList() : [];
        if (units.Count > 1)
        {
            entry.RefuseKey("indicators", $"the lines of a trend share one axis, and these are in {string.Join(" and ", units.Select(u => $"'{u}'"))}", "keep those of one unit, or make a tile for each");
        }

        if (!rules.Strict)
        {
            return;
        }

        foreach (var (key, indicator) in tile.Indicators.Select(i => ("indicators", i)).Concat(tile.Indicator is { } one ? [("indicator", one)] : []))
        {
            if (catalogue.Find(indicator) is null)
            {
                entry.RefuseKey(key, $"there is no indicator '{indicator}'", $"name an indicator of the catalogue{Near.Hint(indicator, catalogue.Indicators.Select(i => i.Id))}");
            }
            else if (area is not null && tile.Areas is null && !catalogue.OnBoard(area, indicator))
            {
                entry.RefuseKey(key, $"'{indicator}' is not on the board of {area}", "name an area that has it, with area: …");
            }
        }
    }

    private string? Area(YamlEntry entry, string? area, string key)
    {
        if (area is not null && rules.Strict && !catalogue.Areas.Contains(area))
        {
            entry.RefuseKey(key, $"there is no area '{area}'", $"name an area of the catalogue{Near.Hint(area, catalogue.Areas.All.Select(a => a.Id))}");
        }

        return area;
    }

    private string? Sector(YamlEntry entry)
    {
        var sector = entry.OptionalText("sector");
        if (sector is not null && rules.Strict && catalogue.Sectors.All(s => s.Id != sector))
        {
            entry.RefuseKey("sector", $"there is no sector '{sector}'", $"name a sector of the catalogue{Near.Hint(sector, catalogue.Sectors.Select(s => s.Id))}");
        }

        return sector;
    }

    /// <summary>Pages of others only from hosts that the operator of the server named: a file alone cannot bring one in.</summary>
    private string? Url(YamlEntry entry)
    {
        if (entry.OptionalText("url") is not { } url)
        {
            return null;
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
        {
            entry.RefuseKey("url", $"'{CatalogueError.OneLine(url)}' is no address of a page", "write https://host/path");
        }
        else if (!rules.EmbedHosts.Contains(uri.Authority, StringComparer.OrdinalIgnoreCase))
        {
            entry.RefuseKey("url", $"pages of {uri.Authority} may not be shown", "add the host to the setting Dashboards:EmbedHosts");
        }

        return url;
    }
}
