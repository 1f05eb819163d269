using System.Text.Json;
using System.Text.RegularExpressions;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Tests.Files;

namespace DxIoc.Feeds.Tests.Definitions;

/// <summary>The JSON Schema and the guide know what the reader knows, no more and no less.</summary>
public sealed class FeedSchemaTests
{
    private static readonly string Folder = Path.Combine(ShippedFeeds.Root, "feeds");

    private static readonly JsonElement Schema = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Folder, "schema", "feeds.schema.json"))).RootElement;

    public static TheoryData<string, string[]> Groups => new()
    {
        { "feed", [.. FeedKeys.Feed] },
        { "template", [.. FeedKeys.Template] },
        { "value", [.. FeedKeys.Value] },
        { "namePath", [.. FeedKeys.Name] },
        { "timePath", [.. FeedKeys.Time] },
        { "limits", [.. FeedKeys.Limits] },
        { "broker", [.. FeedKeys.Broker] },
        { "pushGroup", [.. FeedKeys.Push] },
        { "pushKey", [.. FeedKeys.PushKey] },
        { "poll", [.. FeedKeys.Poll] },
        { "pages", [.. FeedKeys.Pages] },
        { "secret", [.. FeedKeys.Secret] },
        { "files", [.. FeedKeys.Files] },
        { "quality", [.. FeedKeys.Quality] },
        { "areaAt", [.. FeedKeys.AreaAt] },
        { "at", [.. FeedKeys.At] },
    };

    [Theory]
    [MemberData(nameof(Groups))]
    public void A_group_has_the_keys_of_the_reader_and_no_others(string group, string[] keys)
    {
        var definition = Schema.GetProperty("$defs").GetProperty(group);

        Assert.Equal(keys, KeysOf(definition));
        Assert.False(definition.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void A_file_has_the_keys_of_the_reader_and_no_others() => Assert.Equal(FeedKeys.File, KeysOf(Schema));

    [Fact]
    public void It_offers_the_formats_and_conversions_of_the_reader()
    {
        Assert.Equal(FeedKeys.Formats, Words(Schema.GetProperty("$defs").GetProperty("format")));
        Assert.Equal(Conversion.Names, Words(Schema.GetProperty("$defs").GetProperty("value").GetProperty("properties").GetProperty("convert")));
    }

    [Fact]
    public void Every_shipped_file_names_it() => Assert.All(ShippedFeeds.Files, file =>
    {
        var named = Regex.Match(file.Text, "^# yaml-language-server: \\$schema=(.+)\n").Groups[1].Value;
        Assert.Equal(Path.Combine(Folder, "schema", "feeds.schema.json"), Path.GetFullPath(Path.Combine(Folder, named)));
    });

    [Fact]
    public void The_guide_explains_every_key_and_conversion()
    {
        var guide = File.ReadAllText(Path.Combine(Folder, "README.md"));
        string[] words =
        [
            .. FeedKeys.File, .. FeedKeys.Template, "use", .. FeedKeys.Broker, .. FeedKeys.Limits, .. FeedKeys.Push, .. FeedKeys.PushKey, .. FeedKeys.Poll, .. FeedKeys.Pages,
            .. FeedKeys.Secret, .. FeedKeys.Files, .. FeedKeys.Quality, .. FeedKeys.AreaAt, .. FeedKeys.At, .. FeedKeys.Formats, .. Conversion.Names,
        ];

        Assert.Equal([], words.Distinct().Where(w => !guide.Contains($"`{w}`", StringComparison.Ordinal)).ToArray());
    }

    [Fact]
    public void The_guides_examples_are_read()
    {
        var guide = File.ReadAllText(Path.Combine(Folder, "README.md"));
        var examples = Regex.Matches(guide, "^( +)(?:feeds|brokers):\n(?:\\1.*\n)+", RegexOptions.Multiline).Select(m => m.Value.Replace("\n" + m.Groups[1].Value, "\n").TrimStart()).ToList();

        string The(string word) => examples.Single(x => x.Contains(word, StringComparison.Ordinal));

        Assert.Equal(5, examples.Count);
        Assert.Equal(
            ["di-an/air/s1/pm25 = 35 @ 2022-04-26T01:00:00Z", "di-an/air/s1/temperature = 35 @ 2022-04-26T01:00:00Z"],
            SmallFeeds.Lines(ShippedFeeds.With(The("acme/data")).Decode("acme/data", """{"rows": [{"id": "s1", "at": 1650934800, "pm": 0.035, "t": 95}]}""")));
        Assert.Equal(
            ["thu-dau-mot/cameras/back/online = 1"],
            SmallFeeds.Lines(ShippedFeeds.With(examples[0]).Decode("frigate/back/status/detect", "online")));
        Assert.Equal(
            ["thuan-an/cameras/back/online = 1"],
            SmallFeeds.Lines(ShippedFeeds.With(The("brokers:")).Decode("frigate/back/status/detect", "online"u8.ToArray(), "thuan-an")));
        Assert.Equal((3, 5), (examples[0].TrimEnd().Split('\n').Length, examples[1].TrimEnd().Split('\n').Length));
        Assert.Equal("GET https://dichvucong.example.vn/api/bao-cao/ho-so", ShippedFeeds.MappingsOf(examples[1]).Polls.Single().Source.ToString());
        Assert.Equal(
            ["ben-cat/wastewater/TRAM01/ph = 7.2 @ 2022-04-26T01:00:00Z", .. FileFeed.Instruments("ben-cat/wastewater/TRAM01", 1, 0, 0)],
            SmallFeeds.Lines(ShippedFeeds.With(The("circular10")).DecodeFile("TRAM01_20220426080000.txt", "pH\t7,2\t-\t20220426080000\t00\n")));
    }

    private static IEnumerable<string> KeysOf(JsonElement definition) => definition.GetProperty("properties").EnumerateObject().Select(p => p.Name);

    private static IEnumerable<string> Words(JsonElement definition) => definition.GetProperty("enum").EnumerateArray().Select(w => w.GetString()!);
}
