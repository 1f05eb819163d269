using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Dashboards.Editing;

/// <summary>One scene in the text of its file: its pieces, and its layouts as they read. Immutable; a changed text makes a new one.</summary>
internal sealed class SceneText
{
    private SceneText(YamlPiece piece, SceneLayouts read)
    {
        Piece = piece;
        Read = read;
    }

    public YamlPiece Piece { get; }

    /// <summary>All three; those that are not drawn follow from the wide one.</summary>
    public SceneLayouts Read { get; }

    public YamlPiece Layouts => Piece["layouts"]!;

    public YamlPiece Tiles => Piece["tiles"]!;

    public IEnumerable<string> TileIds => Tiles.Items.Select(t => t["id"]?.Value ?? "?");

    public YamlPiece? Tile(string? id) => Tiles.Items.FirstOrDefault(t => id is not null && t["id"]?.Value == id);

    public IReadOnlyList<string> Drawn => [.. DashboardKeys.Layouts.Where(l => Layouts[l] is not null)];

    public SceneLayout? Layout(string? name) => name switch
    {
        "wide" => Read.Wide,
        "ultrawide" => Read.Ultrawide,
        "tablet" => Read.Tablet,
        _ => null,
    };

    /// <summary>The scene with the id, or that one of which it is an area's copy.</summary>
    /// <returns>Null with the reason where there is none that can be edited.</returns>
    public static SceneText? Find(string text, string id, out string problem)
    {
        var errors = new List<CatalogueError>();
        var root = YamlText.Parse(new CatalogueText("", text), DashboardKeys.File, "dashboard", DashboardReader.NeededDepth, errors);
        var entry = root is null || errors.Count > 0 ? null : Named(root.Entries("scenes", DashboardKeys.Scene), id);
        if (entry is null || errors.Count > 0)
        {
            problem = errors.Count > 0 ? $"the text has errors: correct them first, or undo ({errors[0].Problem})" : $"the text has no scene '{id}'";
            return null;
        }

        var layouts = LayoutReader.Read(entry, [.. entry.Entries("tiles", null).Select(t => t.IdOrNull ?? "?")]);
        var piece = YamlPiece.Of(text)["scenes"]!.Items.FirstOrDefault(s => s["id"]?.Value == entry.IdOrNull);
        problem = errors.Count > 0 ? $"the text has errors: correct them first, or undo ({errors[0].Problem})"
            : piece is null || piece.HasNames ? "the scene uses anchors, aliases or tags of YAML: edit it as text"
            : piece["tiles"] is not { IsList: true, Items.Count: > 0 } ? "the scene has no tiles: write one as text"
            : "";
        return problem.Length > 0 ? null : new SceneText(piece!, layouts);
    }

    private static YamlEntry? Named(IReadOnlyList<YamlEntry> scenes, string id) =>
        scenes.FirstOrDefault(s => s.IdOrNull == id)
        ?? scenes.Where(s => s.Has("for-each") && s.IdOrNull is { } own && id.StartsWith(own + "-", StringComparison.Ordinal)).MaxBy(s => s.IdOrNull!.Length);
}
