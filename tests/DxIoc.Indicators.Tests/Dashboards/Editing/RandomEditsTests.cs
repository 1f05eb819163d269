using CsCheck;
using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Dashboards;
using DxIoc.Indicators.Dashboards.Editing;
using DxIoc.Indicators.Tests.Catalogue;

namespace DxIoc.Indicators.Tests.Dashboards.Editing;

/// <summary>Whatever people do to the shipped scenes, in whatever order: the file stays good, and what they did not touch stays as it was.</summary>
public sealed class RandomEditsTests
{
    private static readonly DashboardSet Shipped = ShippedDashboards.Read().Dashboards!;

    private static readonly string[] Layouts = ["wide", "ultrawide", "tablet"];

    /// <summary>What an edit means depends on the scene as it then is, so numbers are drawn here and interpreted there.</summary>
    private static readonly Gen<(int Scene, int[][] Edits)> Sequences = Gen.Select(
        Gen.Int[0, Shipped.Scenes.Count - 1], Gen.Int[0, 59].Array[8].Array[1, 12]);

    [Fact]
    public void Every_shipped_file_without_an_edit_is_the_same_byte_for_byte() => Assert.All(
        Shipped.Scenes, scene => Assert.Equal(FileOf(scene).Text, SceneEditor.Apply(FileOf(scene).Text, scene.Id, []).Text));

    [Fact]
    public void Every_tile_of_every_shipped_scene_can_take_the_first_place_and_only_rows_of_the_layout_change() => Assert.All(
        Shipped.Scenes.Where(s => !s.Id.StartsWith("district-", StringComparison.Ordinal) || s.Id == "district-di-an"), scene =>
        {
            foreach (var (tile, place) in scene.Layouts.Wide.Places)
            {
                var before = FileOf(scene).Text;
                var edited = SceneEditor.Apply(before, scene.Id, [new SceneEdit { Kind = SceneEditKinds.Place, Layout = "wide", Tile = tile, Place = place with { Column = 1, Row = 1 } }]);
                Assert.Null(edited.Problem);
                Assert.Equal(place with { Column = 1, Row = 1 }, Read(scene.File, edited.Text).Dashboards!.FindScene(scene.Id)!.Layouts.Wide.Places[tile]);
                Assert.Equal(Lines(before).Where(l => !IsRow(l)), Lines(edited.Text).Where(l => !IsRow(l)));
            }
        });

    [Fact]
    public void Any_edits_in_any_order_leave_a_good_file_with_its_comments_and_its_other_scenes_as_they_were() => Sequences.Sample(
        sequence =>
        {
            var scene = Shipped.Scenes[sequence.Scene];
            var before = FileOf(scene).Text;
            var text = before;
            foreach (var numbers in sequence.Edits)
            {
                var now = Read(scene.File, text).Dashboards!.FindScene(scene.Id)!;
                var edited = SceneEditor.Apply(text, scene.Id, [EditOf(numbers, now)]);
                if (edited.Problem is not null)
                {
                    Assert.Equal(text, edited.Text);
                    continue;
                }

                Assert.Empty(Read(scene.File, edited.Text).Errors);
                text = edited.Text;
            }

            Assert.Equal(Comments(before), Comments(text));
            Assert.Equal(Others(before, scene.Id), Others(text, scene.Id));
        },
        iter: 120);

    private static SceneEdit EditOf(int[] n, SceneInfo scene)
    {
        var layout = Layouts[n[1] % 3];
        var tile = scene.Tiles[n[2] % scene.Tiles.Count];
        var place = new TilePlace(1 + (n[3] % 26), 1 + (n[4] % 20), 1 + (n[5] % 9), 1 + (n[6] % 7));
        return (n[0] % 8) switch
        {
            0 or 1 or 2 => new SceneEdit { Kind = SceneEditKinds.Place, Layout = layout, Tile = tile.Id, Place = place },
            3 => new SceneEdit
            {
                Kind = SceneEditKinds.Add,
                Layout = layout,
                TileKind = n[3] % 2 == 0 ? TileKinds.Value : TileKinds.Clock,
                Place = n[4] % 2 == 0 ? null : place,
                Settings = new Dictionary<string, SettingValue> { ["indicator"] = new("pm25"), ["title"] = new("Bụi: \"mịn\" #2") },
            },
            4 => new SceneEdit { Kind = SceneEditKinds.Remove, Tile = tile.Id },
            5 => new SceneEdit { Kind = SceneEditKinds.Leave, Layout = layout, Tile = tile.Id },
            6 => new SceneEdit
            {
                Kind = SceneEditKinds.Set,
                Tile = tile.Id,
                Key = "title",
                Value = n[3] % 3 == 0 ? null : new SettingValue(Name: new Contracts.Catalogue.LocalText($"Ô {n[4]}", n[5] % 2 == 0 ? $"Ô {n[4]}" : "Tile: 'x'")),
            },
            _ => new SceneEdit { Kind = SceneEditKinds.Grid, Layout = layout, Columns = 1 + n[3], Rows = 1 + n[4] },
        };
    }

    private static DashboardFile FileOf(SceneInfo scene) => Shipped.Files.Single(f => f.File == scene.File);

    private static DashboardResult Read(string file, string text) => DashboardReader.Read(
        [.. ShippedDashboards.Texts.Where(t => t.File != file), new CatalogueText(file, text)], ShippedFiles.Catalogue, new DashboardRules(Strict: true, []));

    private static string[] Lines(string text) => text.Split('\n');

    private static bool IsRow(string line) => line.TrimStart().StartsWith("- \"", StringComparison.Ordinal);

    private static IEnumerable<string> Comments(string text) => Lines(text).Where(l => l.TrimStart().StartsWith('#'));

    /// <summary>The text without the lines of a scene.</summary>
    private static List<string> Others(string text, string scene)
    {
        var id = text.Contains($"- id: {scene}\n", StringComparison.Ordinal) ? scene : "district";
        var others = new List<string>();
        var own = false;
        foreach (var line in Lines(text))
        {
            own = line.StartsWith("  - id: ", StringComparison.Ordinal) ? line[8..] == id : own && line.StartsWith("    ", StringComparison.Ordinal);
            if (!own)
            {
                others.Add(line);
            }
        }

        return others;
    }
}
