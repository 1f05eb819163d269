using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Dashboards.Editing;

namespace DxIoc.Indicators.Tests.Dashboards.Editing;

/// <summary>Edits of a scene's text, by the exact text that they leave.</summary>
public sealed class SceneEditorTests
{
    private const string Text =
        """
        # ours
        scenes:
          - id: one   # the first
            title: { vi: Một, en: One }
            layouts:
              wide:
                - "a*2 b  c"   # top
                - "a*2 b  c"
            tiles:
              # the large one
              - { id: a, kind: gauge, indicator: dust, max: 100 }   # dust
              - { id: b, kind: clock }
              - id: c
                kind: group
                title: 'Nhóm'  # a block
                indicators:
                  - dust
                  - heat
                limit: 4

          # small
          - id: two
            title: Two
            layouts: { wide: [ "x x", "x x" ] }
            tiles: [ { id: x, kind: text, text: Hello } ]

        """;

    private const string Second = "        - \"a*2 b  c\"\n";

    [Fact]
    public void Nothing_to_do_leaves_every_byte() => Assert.Equal(Text, SceneEditor.Apply(Text, "one", []).Text);

    [Fact]
    public void A_tile_that_shrinks_changes_only_the_row_that_differs() => Becomes(
        Text.Replace(Second, "        - \"a*2 b .\"\n"), Place("c", 4, 1, 1, 1));

    [Fact]
    public void A_tile_that_grows_pushes_the_covered_one_below_all() => Becomes(
        Text.Replace("\"a*2 b  c\"   # top", "\"a*3 c\"   # top").Replace(Second, "        - \"a*3 c\"\n        - \"b .*3\"\n        - \"b .*3\"\n"),
        Place("a", 1, 1, 3, 2));

    [Fact]
    public void Two_of_one_size_change_places() => Becomes(
        Text.Replace("b  c\"", "c b\""), Place("b", 4, 1, 1, 2));

    [Fact]
    public void A_row_is_written_as_its_layout_writes_rows() => Becomes(
        "two", Text.Replace("\"x x\", \"x x\"", "\"x .\", \"x .\""), Edit(SceneEditKinds.Place, "x", layout: "wide", place: new TilePlace(1, 1, 1, 2)));

    [Fact]
    public void A_setting_changes_in_its_place_and_keeps_its_quotes()
    {
        Becomes(Text.Replace("max: 100", "max: 250"), Set("a", "max", Word("250")));
        Becomes(Text.Replace("'Nhóm'", "'Nhóm ''hai'''"), Set("c", "title", new SettingValue(Name: new LocalText("Nhóm 'hai'", "Nhóm 'hai'"))));
        Becomes(Text.Replace("limit: 4", "limit: 6"), Set("c", "limit", Word("6")));
        Becomes(Text.Replace("{ vi: Một, en: One }", "{ vi: \"Một: hai\", en: One }"), Set(null, "title", new SettingValue(Name: new LocalText("Một: hai", "One"))));
    }

    [Fact]
    public void A_setting_that_was_not_there_comes_behind_the_others_in_the_tiles_own_style()
    {
        Becomes(Text.Replace("max: 100 }", "max: 100, area: di-an }"), Set("a", "area", Word("di-an")));
        Becomes(Text.Replace("limit: 4\n", "limit: 4\n        sector: traffic\n"), Set("c", "sector", Word("traffic")));
    }

    [Fact]
    public void A_list_in_lines_becomes_one_in_brackets() => Becomes(
        Text.Replace("indicators:\n          - dust\n          - heat\n", "indicators: [dust, heat, noise]\n"), Set("c", "indicators", new SettingValue(List: ["dust", "heat", "noise"])));

    [Fact]
    public void A_setting_that_goes_leaves_the_rest()
    {
        Becomes(Text.Replace(", max: 100", ""), Set("a", "max", null));
        Becomes(Text.Replace("        title: 'Nhóm'  # a block\n", ""), Set("c", "title", null));
        Becomes(Text.Replace("        indicators:\n          - dust\n          - heat\n", ""), Set("c", "indicators", null));
        Becomes(Text, Set("a", "min", null));
    }

    [Fact]
    public void An_added_tile_is_written_as_the_last_one_is()
    {
        var settings = new Dictionary<string, SettingValue> { ["indicator"] = Word("dust"), ["title"] = new(Name: new LocalText("Bụi", "Dust")) };
        Becomes(
            Text.Replace("limit: 4\n", "limit: 4\n      - id: spark\n        kind: spark\n        title: { vi: Bụi, en: Dust }\n        indicator: dust\n").Replace(Second, Second + "        - \"spark .*3\"\n"),
            new SceneEdit { Kind = SceneEditKinds.Add, TileKind = "spark", Layout = "wide", Settings = settings });
        Becomes(
            "two",
            Text.Replace("text: Hello } ]", "text: Hello }, { id: clock, kind: clock } ]").Replace("\"x x\", \"x x\"", "\"x .\", \"x clock\""),
            new SceneEdit { Kind = SceneEditKinds.Add, TileKind = "clock", Layout = "wide", Place = new TilePlace(2, 2, 1, 1) });
    }

    [Fact]
    public void A_second_of_a_kind_has_an_id_of_its_own() => Assert.Contains(
        "{ id: text, kind: text, text: Hello }",
        SceneEditor.Apply(
            SceneEditor.Apply(Text, "two", [Add("text", "text", Word("Hello"))]).Text, "two", [Add("text", "text", Word("Again"))]).Text);

    [Fact]
    public void A_removed_tile_leaves_its_cells_empty_and_its_neighbours_comments_where_they_are()
    {
        Becomes(
            Text.Replace("\"a*2 b  c\"", "\".*2 b c\"").Replace("      - { id: a, kind: gauge, indicator: dust, max: 100 }   # dust\n", ""),
            Edit(SceneEditKinds.Remove, "a"));
        Becomes(
            Text.Replace("b  c\"", "b .\"").Replace("      - id: c\n        kind: group\n        title: 'Nhóm'  # a block\n        indicators:\n          - dust\n          - heat\n        limit: 4\n", ""),
            Edit(SceneEditKinds.Remove, "c"));
    }

    [Fact]
    public void A_layout_that_was_not_drawn_is_drawn_when_a_tile_moves_in_it()
    {
        Becomes(
            Text.Replace(Second, Second + "      ultrawide:\n        - \"a*2 b .\"\n        - \"a*2 b c\"\n"),
            Edit(SceneEditKinds.Place, "c", layout: "ultrawide", place: new TilePlace(4, 2, 1, 1)));
        Becomes(
            "two",
            Text.Replace("[ \"x x\", \"x x\" ] }", "[ \"x x\", \"x x\" ], ultrawide: [\"x .\", \". .\"] }"),
            Edit(SceneEditKinds.Place, "x", layout: "ultrawide", place: new TilePlace(1, 1, 1, 1)));
    }

    [Fact]
    public void A_grid_grows_and_shrinks_where_nothing_stands()
    {
        var grown = Text.Replace("\"a*2 b  c\"", "\"a*2 b c .\"").Replace("        - \"a*2 b c .\"\n", "        - \"a*2 b c .\"\n        - \".*5\"\n");
        Becomes(grown, new SceneEdit { Kind = SceneEditKinds.Grid, Layout = "wide", Columns = 5, Rows = 3 });
        Assert.Equal(Text.Replace("b  c", "b c"), SceneEditor.Apply(grown, "one", [new SceneEdit { Kind = SceneEditKinds.Grid, Layout = "wide", Columns = 4, Rows = 2 }]).Text);
        Refused("tiles stand in what would go", new SceneEdit { Kind = SceneEditKinds.Grid, Layout = "wide", Columns = 3 });
    }

    [Fact]
    public void A_scene_from_nothing_is_written_as_a_person_would()
    {
        var start = new SceneEdit { Kind = SceneEditKinds.Start, Settings = new Dictionary<string, SettingValue> { ["title"] = new(Name: new LocalText("Không khí", "Air")) } };
        var text = SceneEditor.Apply("", "air", [start]).Text;

        Assert.StartsWith("scenes:\n  - id: air\n    title: { vi: Không khí, en: Air }\n    layouts:\n      wide:\n        - \"clock*3 .*9\"\n        - \"clock*3 .*9\"\n        - \".*12\"\n", text);
        Assert.EndsWith("    tiles:\n      - { id: clock, kind: clock }\n", text);
        Assert.Empty(SmallDashboard.Read(text).Errors);
        Assert.NotNull(SceneEditor.Apply(text, "air", [start]).Problem);
    }

    [Fact]
    public void What_cannot_be_made_leaves_the_text_and_says_why()
    {
        Refused("names no tile", Edit(SceneEditKinds.Remove, "nobody"));
        Refused("names no tile", Set("a", "id", Word("z")));
        Refused("names no tile", Set("b", "indicator", Word("dust")));
        Refused("names no tile", new SceneEdit { Kind = SceneEditKinds.Add, TileKind = "hologram", Layout = "wide" });
        Refused("there is no edit 'paint'", new SceneEdit { Kind = "paint" });
        Refused("stands in no other layout", Edit(SceneEditKinds.Leave, "a", layout: "wide"));
        Refused("a value is", Set("a", "max", new SettingValue()));
        Assert.Equal("the text has no scene 'three'", SceneEditor.Apply(Text, "three", [Edit(SceneEditKinds.Remove, "a")]).Problem);
        Assert.Equal("a scene needs a tile: add another before this one goes", SceneEditor.Apply(Text, "two", [Edit(SceneEditKinds.Remove, "x")]).Problem);
        Assert.Contains("anchors", SceneEditor.Apply(Text.Replace("title: Two", "title: &t Two"), "two", [Set("x", "area", Word("di-an"))]).Problem);
        Assert.Contains("errors", SceneEditor.Apply(Text.Replace("scenes:", "scenes: ["), "two", [Set("x", "area", Word("di-an"))]).Problem);
    }

    [Fact]
    public void A_text_of_another_editor_keeps_its_line_breaks()
    {
        var windows = Text.Replace("\n", "\r\n");

        var edited = SceneEditor.Apply(windows, "one", [Add("clock", "area", Word("di-an")), Edit(SceneEditKinds.Remove, "a"), Set("c", "limit", null)]);

        Assert.Null(edited.Problem);
        Assert.Equal(edited.Text.Count(c => c == '\n'), edited.Text.Split("\r\n").Length - 1);
    }

    [Fact]
    public void Comments_between_entries_in_brackets_stay()
    {
        const string text = "scenes:\n- id: one\n  title: One\n  layouts: { wide: [ \"a b\" ] }\n  tiles: [\n    { id: a, kind: clock }, # first\n    { id: b, kind: clock }, # second\n  ]\n";

        var edited = SceneEditor.Apply(text, "one", [Add("clock", "area", Word("di-an")), Edit(SceneEditKinds.Remove, "b")]);

        Assert.Null(edited.Problem);
        Assert.Contains("# first", edited.Text);
        Assert.Contains("# second", edited.Text);
        Assert.Empty(SmallDashboard.Read(edited.Text, strict: false).Errors);
    }

    private static SceneEdit Place(string tile, int column, int row, int width, int height) =>
        Edit(SceneEditKinds.Place, tile, layout: "wide", place: new TilePlace(column, row, width, height));

    private static SceneEdit Edit(string kind, string tile, string? layout = null, TilePlace? place = null) =>
        new() { Kind = kind, Tile = tile, Layout = layout, Place = place };

    private static SceneEdit Set(string? tile, string key, SettingValue? value) => new() { Kind = SceneEditKinds.Set, Tile = tile, Key = key, Value = value };

    private static SceneEdit Add(string kind, string key, SettingValue value) =>
        new() { Kind = SceneEditKinds.Add, TileKind = kind, Layout = "wide", Settings = new Dictionary<string, SettingValue> { [key] = value } };

    private static SettingValue Word(string word) => new(word);

    private static void Becomes(string expected, SceneEdit edit) => Becomes("one", expected, edit);

    private static void Becomes(string scene, string expected, SceneEdit edit)
    {
        var edited = SceneEditor.Apply(Text, scene, [edit]);
        Assert.Null(edited.Problem);
        Assert.Equal(expected, edited.Text);
    }

    private static void Refused(string why, SceneEdit edit)
    {
        var edited = SceneEditor.Apply(Text, "one", [edit]);
        Assert.Equal(Text, edited.Text);
        Assert.Contains(why, edited.Problem);
    }
}
