using DxIoc.Feeds.Areas;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads area: { at: { lat, lon }, map, property }. Each file is read once for all definitions that name it.</summary>
internal sealed class AreaAtRules(IAreaFiles files, IndicatorCatalogue catalogue)
{
    private const string Drawn = "the walls' map";
    private readonly Dictionary<(string? File, string Property), (AreaMap? Map, string Problem)> _maps = [];

    public static bool IsGiven(YamlEntry e) => e.IsGroup("area") && e.Group("area", "")!.Has("at");

    public AreaAtRule? Read(YamlEntry e)
    {
        if (!IsGiven(e))
        {
            return null;
        }

        var group = e.Entry("area", FeedKeys.AreaAt)!;
        if (group.Entry("at", FeedKeys.At) is not { } at)
        {
            return null;
        }

        at.Text("lat");
        at.Text("lon");
        var (file, property) = (group.OptionalText("map"), group.OptionalText("property") ?? "area");
        if (!_maps.TryGetValue((file, property), out var read))
        {
            read = (MapOf(file, property, out var problem), problem);
            _maps.Add((file, property), read);
        }

        if (read.Map is null)
        {
            group.RefuseKey(file is null ? "at" : "map", $"{file ?? Drawn} cannot be used: {read.Problem}", "name a GeoJSON file of polygons, beside the definitions or absolute, whose features have the area's id");
            return null;
        }

        return new AreaAtRule(FeedMappingReader.Path(at, "lat"), FeedMappingReader.Path(at, "lon"), read.Map);
    }

    private AreaMap? MapOf(string? file, string property, out string problem) =>
        files.Read(file, out problem) is { } text ? AreaMapReader.Read(file ?? Drawn, text, property, catalogue.Areas.Contains, out problem) : null;
}
