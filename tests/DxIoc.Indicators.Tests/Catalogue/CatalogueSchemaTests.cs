using System.Text.Json;
using System.Text.RegularExpressions;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Tests.Catalogue;

/// <summary>The JSON Schema that completes catalogue files in editors knows what the reader knows, no more and no less.</summary>
public sealed class CatalogueSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(ShippedFiles.Folder, "schema", "catalogue.schema.json"))).RootElement;

    public static TheoryData<string, string[]> Groups => new()
    {
        { "area", [.. CatalogueKeys.Area] },
        { "sector", [.. CatalogueKeys.Sector] },
        { "feed", [.. CatalogueKeys.Feed] },
        { "indicator", [.. CatalogueKeys.Indicator] },
        { "thresholds", [.. CatalogueKeys.Thresholds] },
        { "target", [.. CatalogueKeys.Target] },
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
    public void A_file_has_the_keys_of_the_reader_and_no_others()
    {
        Assert.Equal(CatalogueKeys.File, KeysOf(Schema));
        Assert.False(Schema.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void A_name_has_the_languages_of_the_reader() => Assert.Equal(
        CatalogueKeys.Name, KeysOf(Schema.GetProperty("$defs").GetProperty("name").GetProperty("oneOf")[1]));

    [Fact]
    public void It_offers_the_aggregates_of_the_reader() => Assert.Equal(
        AggregateText.All, Words(Schema.GetProperty("$defs").GetProperty("indicator").GetProperty("properties").GetProperty("aggregate").GetProperty("anyOf")[0]));

    [Theory]
    [InlineData("thresholds", "direction: {0}\n  warning: 1")]
    [InlineData("target", "comparison: '{0}'\n  value: 1\n  source: I.1")]
    public void Every_word_that_it_offers_is_read(string group, string keys)
    {
        var key = keys.Split(':')[0];
        var words = Words(Schema.GetProperty("$defs").GetProperty(group).GetProperty("properties").GetProperty(key));

        Assert.All(words, word => Assert.Empty(SmallCatalogue.WithIndicator($"formula: 1 + 1\n{group}:\n  {keys.Replace("{0}", word, StringComparison.Ordinal)}").Errors));
    }

    [Fact]
    public void Every_shipped_file_names_it() => Assert.All(ShippedFiles.Texts, file =>
    {
        var named = Regex.Match(file.Text, "^# yaml-language-server: \\$schema=(.+)\n").Groups[1].Value;
        var folder = Path.GetDirectoryName(Path.Combine(ShippedFiles.Folder, file.File))!;
        Assert.Equal(Path.Combine(ShippedFiles.Folder, "schema", "catalogue.schema.json"), Path.GetFullPath(Path.Combine(folder, named)));
    });

    [Fact]
    public void The_readme_explains_every_key()
    {
        var readme = File.ReadAllText(Path.Combine(ShippedFiles.Folder, "README.md"));
        string[] keys = [.. CatalogueKeys.File, .. CatalogueKeys.Area, .. CatalogueKeys.Feed, .. CatalogueKeys.Indicator, .. CatalogueKeys.Thresholds, .. CatalogueKeys.Target];

        Assert.Equal([], keys.Distinct().Where(k => !readme.Contains($"`{k}`", StringComparison.Ordinal)).ToArray());
    }

    private static IEnumerable<string> KeysOf(JsonElement definition) => definition.GetProperty("properties").EnumerateObject().Select(p => p.Name);

    private static IEnumerable<string> Words(JsonElement definition) => definition.GetProperty("enum").EnumerateArray().Select(w => w.GetString()!);
}
