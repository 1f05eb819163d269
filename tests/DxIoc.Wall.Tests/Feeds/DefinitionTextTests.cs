using DxIoc.Wall.Feeds;

namespace DxIoc.Wall.Tests.Feeds;

public sealed class DefinitionTextTests
{
    private const string Text = "# Proposed from a/b: look it over.\nfeeds:\n  - id: air\n    topic: a/{device}\n    area: thu-dau-mot\n    measures:\n      area: x\n";

    [Fact]
    public void A_key_gets_another_value_and_nothing_else_changes()
    {
        Assert.Equal(Text.Replace("area: thu-dau-mot", "area: di-an", StringComparison.Ordinal), DefinitionText.With(Text, "area", "di-an"));
        Assert.Equal(Text.Replace("id: air", "id: water", StringComparison.Ordinal), DefinitionText.With(Text, "id", "water"));
        Assert.Equal(("air", "thu-dau-mot"), (DefinitionText.ValueOf(Text, "id"), DefinitionText.ValueOf(Text, "area")));
    }

    [Theory]
    [InlineData("feeds: [ { id: air, area: di-an } ]")]
    [InlineData("    area: { path: where }")]
    [InlineData("")]
    public void A_text_without_such_a_line_stays_as_it_is(string text)
    {
        Assert.Equal(text, DefinitionText.With(text, "area", "di-an"));
        Assert.Null(DefinitionText.ValueOf(text, "area"));
    }

    [Theory]
    [InlineData("a/x1", true)]
    [InlineData("a/x1/y", false)]
    [InlineData("b/x1", false)]
    [InlineData("a", false)]
    public void A_file_is_known_by_the_topics_in_it(string topic, bool matches) => Assert.Equal(matches, TopicMatch.Any(Text, topic));

    [Theory]
    [InlineData("    topic: \"{device}/+/temp\"", "d1/x/temp", true)]
    [InlineData("    topic: acme/#", "acme", true)]
    [InlineData("    topic: acme/#", "acme/a/b/c", true)]
    [InlineData("    topic: acme/#", "other", false)]
    [InlineData("topics: acme/a", "acme/a", false)]
    public void Parts_and_wildcards_match_what_they_stand_for(string text, string topic, bool matches) => Assert.Equal(matches, TopicMatch.Any(text, topic));
}
