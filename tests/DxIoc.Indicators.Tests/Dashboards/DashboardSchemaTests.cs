using System.Text.Json;
using System.Text.RegularExpressions;
using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Dashboards;

namespace DxIoc.Indicators.Tests.Dashboards;

/// <summary>The JSON Schema and the guide know what the reader knows, no more and no less.</summary>
public sealed class DashboardSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(ShippedDashboards.Folder, "schema", "dashboards.schema.json"))).RootElement;

    public static TheoryData<string, string[]> Groups
    {
        get
        {
            var groups = new TheoryData<string, string[]>
            {
                { "scene", [.. DashboardKeys.Scene] },
                { "layouts", [.. DashboardKeys.Layouts] },
                { "playlist", [.. DashboardKeys.Playlist] },
                { "playlistItem", [.. DashboardKeys.PlaylistItem] },
                { "situation", [.. DashboardKeys.Situation] },
                { "situationWhen", [.. DashboardKeys.SituationWhen] },
                { "snapshot", [.. DashboardKeys.Snapshot] },
            };
            foreach (var kind in TileKinds.All)
            {
                groups.Add(kind, [.. DashboardKeys.OfTile(kind)]);
            }

            return groups;
        }
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void A_group_has_the_keys_of_the_reader_and_no_others(string group, string[] keys)
    {
        var definition = Definition(group);

        Assert.Equal(keys, KeysOf(definition));
        Assert.False(definition.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void A_file_has_the_keys_of_the_reader_and_no_others() => Assert.Equal(DashboardKeys.File, KeysOf(Schema));

    [Fact]
    public void A_tile_is_of_a_kind_of_the_reader_and_needs_what_the_reader_wants()
    {
        var kinds = Definition("scene").GetProperty("properties").GetProperty("tiles").GetProperty("items").GetProperty("oneOf");

        Assert.Equal(TileKinds.All, kinds.EnumerateArray().Select(k => k.GetProperty("$ref").GetString()!.Split('/')[^1]));
        Assert.All(TileKinds.All, kind => Assert.Equal(
            ["id", "kind", .. DashboardKeys.NeededBy(kind)], Definition(kind).GetProperty("required").EnumerateArray().Select(k => k.GetString()!)));
        Assert.All(TileKinds.All, kind => Assert.Equal(kind, Definition(kind).GetProperty("properties").GetProperty("kind").GetProperty("const").GetString()));
    }

    [Fact]
    public void It_offers_the_words_of_the_reader()
    {
        Assert.Equal(DashboardKeys.Orders, Words(Definition("ranking").GetProperty("properties").GetProperty("order")));
        Assert.Equal(DashboardKeys.SnapshotFormats, Words(Definition("snapshot").GetProperty("properties").GetProperty("format")));
        Assert.Equal(DashboardKeys.Papers, Words(Definition("snapshot").GetProperty("properties").GetProperty("paper")));
        Assert.Equal(TileInfo.Players, Words(Definition("cameras").GetProperty("properties").GetProperty("player")));
        Assert.Equal(DashboardKeys.ForEach, Words(Definition("forEach")));
        Assert.Equal(DashboardKeys.BadStatuses, Words(Definition("situationWhen").GetProperty("properties").GetProperty("status")));
        Assert.Equal(PlaylistItem.DayNames, Words(Definition("playlistItem").GetProperty("properties").GetProperty("days").GetProperty("items")));
    }

    [Fact]
    public void Every_shipped_file_names_it() => Assert.All(ShippedDashboards.Texts, file =>
    {
        var named = Regex.Match(file.Text, "^# yaml-language-server: \\$schema=(.+)\n").Groups[1].Value;
        Assert.Equal(
            Path.Combine(ShippedDashboards.Folder, "schema", "dashboards.schema.json"),
            Path.GetFullPath(Path.Combine(ShippedDashboards.Folder, Path.GetDirectoryName(file.File)!, named)));
    });

    [Fact]
    public void The_guide_explains_every_kind_and_key()
    {
        var guide = File.ReadAllText(Path.Combine(ShippedDashboards.Folder, "README.md"));
        string[] words =
        [
            .. DashboardKeys.File, .. DashboardKeys.Scene, .. DashboardKeys.Layouts, .. DashboardKeys.Playlist, .. DashboardKeys.PlaylistItem,
            .. DashboardKeys.Situation, .. DashboardKeys.SituationWhen, .. DashboardKeys.BadStatuses, .. DashboardKeys.Snapshot,
            .. TileKinds.All, .. TileKinds.All.SelectMany(DashboardKeys.OfTile), .. DashboardKeys.Orders,
        ];

        Assert.Equal([], words.Distinct().Where(w => !guide.Contains($"`{w}`", StringComparison.Ordinal)).ToArray());
    }

    private static JsonElement Definition(string name) => Schema.GetProperty("$defs").GetProperty(name);

    private static IEnumerable<string> KeysOf(JsonElement definition) => definition.GetProperty("properties").EnumerateObject().Select(p => p.Name);

    private static IEnumerable<string> Words(JsonElement definition) => definition.GetProperty("enum").EnumerateArray().Select(w => w.GetString()!);
}
