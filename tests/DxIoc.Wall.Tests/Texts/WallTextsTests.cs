using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tests.Texts;

/// <summary>Every text exists in both languages, and every text that a page asks for exists.</summary>
public sealed partial class WallTextsTests
{
    [Fact]
    public void Every_text_is_there_in_both_languages() => Assert.All(WallTexts.Keys, key =>
    {
        Assert.False(string.IsNullOrWhiteSpace(WallTexts.Of(key, "vi")));
        Assert.False(string.IsNullOrWhiteSpace(WallTexts.Of(key, "en")));
    });

    [Fact]
    public void A_language_that_is_not_spoken_is_answered_in_Vietnamese() =>
        Assert.Equal("Dữ liệu cũ", WallTexts.Of("stale", "fr"));

    [Fact]
    public void Placeholders_are_the_same_in_both_languages() => Assert.All(WallTexts.Keys, key => Assert.Equal(
        WallTexts.Of(key, "vi").Contains("{0}", StringComparison.Ordinal), WallTexts.Of(key, "en").Contains("{0}", StringComparison.Ordinal)));

    [Fact]
    public void Every_text_that_a_page_names_exists()
    {
        var asked = Sources().SelectMany(file => NamedText().Matches(File.ReadAllText(file)).Select(m => m.Groups["key"].Value)).Distinct().ToList();

        Assert.Contains("stale", asked);
        Assert.Empty(asked.Except(WallTexts.Keys));
    }

    [Theory]
    [InlineData("status.", "unknown", "normal", "warning", "critical")]
    [InlineData("direction.", "high", "low")]
    [InlineData("figures.state.", "submitted", "approved", "published", "rejected")]
    [InlineData("figures.by.", "submitted", "approved", "published", "rejected")]
    [InlineData("displays.problem.", "0", "404", "409", "507")]
    [InlineData("figures.problem.", "0", "401", "403", "409", "413", "507")]
    public void Every_text_that_a_page_puts_together_exists(string prefix, params string[] words) =>
        Assert.All(words, word => Assert.Contains(prefix + word, WallTexts.Keys));

    private static IEnumerable<string> Sources([CallerFilePath] string here = "")
    {
        var wall = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../dashboards/DxIoc.Wall"));
        return new[] { "*.razor", "*.cs" }
            .SelectMany(pattern => Directory.EnumerateFiles(wall, pattern, SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));
    }

    /// <summary>Language["key"], language["key"] and Language[condition ? "key" : "key"]; not what is put together.</summary>
    [GeneratedRegex("""[Ll]anguage\[(?:[^\]"]*\?\s*"(?<key>[^"]+)"\s*:\s*)?"(?<key>[^"]+)"\]""")]
    private static partial Regex NamedText();
}
