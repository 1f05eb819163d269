using System.Globalization;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;

namespace DxIoc.Indicators.Dashboards.Editing;

/// <summary>
/// Makes a person's edits in the text of a scene's file. An edit changes the lines that it concerns and no other; what it writes is in
/// the style of what stands there. Whether the result can be used is the reader's to say. Pure.
/// </summary>
public static class SceneEditor
{
    /// <summary>Edits at once at most.</summary>
    public const int EditLimit = 100;

    private const int StartColumns = 12;
    private const int StartRows = 8;

    /// <param name="id">The scene's, or that of an area's copy.</param>
    public static EditedText Apply(string text, string id, IReadOnlyList<SceneEdit> edits)
    {
        var made = text;
        foreach (var edit in edits)
        {
            if (edit.Kind == SceneEditKinds.Start)
            {
                if (made.Length > 0)
                {
                    return new EditedText(text, "a scene from nothing begins with an empty text");
                }

                made = Start(id, edit);
                continue;
            }

            if (SceneText.Find(made, id, out var problem) is not { } scene)
            {
                return new EditedText(text, problem);
            }

            var changes = new TextChanges(made);
            if (Change(changes, scene, edit) is { } refused)
            {
                return new EditedText(text, refused);
            }

            made = changes.Made();
        }

        return new EditedText(made, null);
    }

    /// <summary>The layouts that the file draws; none where the text cannot be edited.</summary>
    public static IReadOnlyList<string> Drawn(string text, string id) => SceneText.Find(text, id, out _)?.Drawn ?? [];

    /// <summary>Null where it was made.</summary>
    private static string? Change(TextChanges changes, SceneText scene, SceneEdit edit) => edit.Kind switch
    {
        SceneEditKinds.Place => Place(changes, scene, edit),
        SceneEditKinds.Leave => Leave(changes, scene, edit),
        SceneEditKinds.Add => Add(changes, scene, edit),
        SceneEditKinds.Remove => Remove(changes, scene, edit),
        SceneEditKinds.Set => Set(changes, scene, edit),
        SceneEditKinds.Grid => Grid(changes, scene, edit),
        _ => $"there is no edit '{edit.Kind}'",
    };

    private static string? Place(TextChanges changes, SceneText scene, SceneEdit edit)
    {
        if (scene.Layout(edit.Layout) is not { } layout || scene.Tile(edit.Tile) is null)
        {
            return NoSuch(edit);
        }

        LayoutText.Write(changes, scene.Layouts, edit.Layout!, PlaceRule.Put(layout, edit.Tile!, edit.Place ?? PlaceRule.Find(layout)));
        return null;
    }

    private static string? Leave(TextChanges changes, SceneText scene, SceneEdit edit)
    {
        if (scene.Layout(edit.Layout) is not { } layout || scene.Tile(edit.Tile) is null)
        {
            return NoSuch(edit);
        }

        if (!scene.Drawn.Any(l => l != edit.Layout && scene.Layout(l)!.Places.ContainsKey(edit.Tile!)))
        {
            return "the tile stands in no other layout that is drawn: remove it instead";
        }

        LayoutText.Write(changes, scene.Layouts, edit.Layout!, Without(layout, edit.Tile!));
        return null;
    }

    private static string? Add(TextChanges changes, SceneText scene, SceneEdit edit)
    {
        if (edit.TileKind is not { } kind || !TileKinds.All.Contains(kind) || scene.Layout(edit.Layout) is not { } layout)
        {
            return NoSuch(edit);
        }

        if (scene.Tiles.Items.Count >= TileReader.Limit)
        {
            return string.Create(CultureInfo.InvariantCulture, $"a scene has {TileReader.Limit} tiles at most");
        }

        var taken = scene.TileIds.ToHashSet(StringComparer.Ordinal);
        var id = edit.Tile ?? Enumerable.Range(2, taken.Count + 1).Select(n => string.Create(CultureInfo.InvariantCulture, $"{kind}-{n}")).Prepend(kind).First(n => !taken.Contains(n));
        if (taken.Contains(id))
        {
            return $"there is a tile '{id}' already";
        }

        var settings = DashboardKeys.OfTile(kind).Where(k => edit.Settings?.ContainsKey(k) == true).Select(k => $"{k}: {YamlWords.Of(k, edit.Settings![k])}");
        IReadOnlyList<string> entries = [$"id: {YamlWords.Text(id)}", $"kind: {kind}", .. settings];
        changes.AppendItem(scene.Tiles, scene.Tiles.IsFlow || scene.Tiles.Items[^1].IsFlow ? [$"{{ {string.Join(", ", entries)} }}"] : entries);
        LayoutText.Write(changes, scene.Layouts, edit.Layout!, PlaceRule.Put(layout, id, edit.Place ?? PlaceRule.Find(layout)));
        return null;
    }

    private static string? Remove(TextChanges changes, SceneText scene, SceneEdit edit)
    {
        if (scene.Tile(edit.Tile) is not { } tile)
        {
            return NoSuch(edit);
        }

        if (scene.Tiles.Items.Count == 1)
        {
            return "a scene needs a tile: add another before this one goes";
        }

        changes.RemoveItem(scene.Tiles, scene.Tiles.Items.IndexOf(tile));
        foreach (var name in scene.Drawn)
        {
            LayoutText.Write(changes, scene.Layouts, name, Without(scene.Layout(name)!, edit.Tile!));
        }

        return null;
    }

    private static string? Set(TextChanges changes, SceneText scene, SceneEdit edit)
    {
        var piece = edit.Tile is null ? scene.Piece : scene.Tile(edit.Tile);
        var kind = piece?["kind"]?.Value;
        IReadOnlyList<string> keys = edit.Tile is null ? ["title", "area"] : kind is not null && TileKinds.All.Contains(kind) ? DashboardKeys.OfTile(kind) : [];
        if (piece is null || edit.Key is null or "id" or "kind" || !keys.Contains(edit.Key))
        {
            return NoSuch(edit);
        }

        if (edit.Value is { Word: null, List: null, Name: null })
        {
            return "a value is a word, a list or a text";
        }

        if (edit.Value is { } value)
        {
            changes.Set(piece, edit.Key, value);
        }
        else
        {
            changes.Remove(piece, edit.Key);
        }

        return null;
    }

    private static string? Grid(TextChanges changes, SceneText scene, SceneEdit edit)
    {
        if (scene.Layout(edit.Layout) is not { } layout)
        {
            return NoSuch(edit);
        }

        var (columns, rows) = (edit.Columns ?? layout.Columns, edit.Rows ?? layout.Rows);
        if (columns is < 1 or > LayoutReader.ColumnLimit || rows is < 1 or > LayoutReader.RowLimit)
        {
            return string.Create(CultureInfo.InvariantCulture, $"a grid has 1 to {LayoutReader.ColumnLimit} columns and 1 to {LayoutReader.RowLimit} rows");
        }

        if (layout.Places.Values.Any(p => p.Column + p.Width - 1 > columns || p.Row + p.Height - 1 > rows))
        {
            return "tiles stand in what would go: move them first";
        }

        LayoutText.Write(changes, scene.Layouts, edit.Layout!, layout with { Columns = columns, Rows = rows });
        return null;
    }

    private static string Start(string id, SceneEdit edit)
    {
        var title = edit.Settings?.GetValueOrDefault("title") ?? new SettingValue(Name: new LocalText(id, id));
        var row = LayoutText.Row([.. Enumerable.Repeat("clock", 3), .. Enumerable.Repeat(LayoutReader.Empty, StartColumns - 3)], runs: true, YamlDotNet.Core.ScalarStyle.DoubleQuoted);
        var empty = LayoutText.Row([.. Enumerable.Repeat(LayoutReader.Empty, StartColumns)], runs: true, YamlDotNet.Core.ScalarStyle.DoubleQuoted);
        return string.Join('\n', (string[])
        [
            "scenes:",
            $"  - id: {YamlWords.Text(id)}",
            $"    title: {YamlWords.Of("title", title)}",
            "    layouts:",
            "      wide:",
            .. Enumerable.Range(0, StartRows).Select(r => $"        - {(r < 2 ? row : empty)}"),
            "    tiles:",
            "      - { id: clock, kind: clock }",
            "",
        ]);
    }

    private static SceneLayout Without(SceneLayout layout, string tile) =>
        layout with { Places = layout.Places.Where(p => p.Key != tile).ToDictionary(StringComparer.Ordinal) };

    private static string NoSuch(SceneEdit edit) =>
        $"'{edit.Kind}' names no tile, kind, layout or key that there is ({edit.Tile ?? edit.TileKind ?? edit.Layout} {edit.Key})".Replace(" )", ")", StringComparison.Ordinal);
}
