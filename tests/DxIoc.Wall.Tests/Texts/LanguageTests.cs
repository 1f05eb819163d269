using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tests.Texts;

/// <summary>Vietnamese unless English was chosen, and a change is told once.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData(null, "vi", "vi-VN")]
    [InlineData("", "vi", "vi-VN")]
    [InlineData("vi", "vi", "vi-VN")]
    [InlineData("fr", "vi", "vi-VN")]
    [InlineData("en", "en", "en-GB")]
    public void Vietnamese_comes_first(string? chosen, string code, string culture)
    {
        var language = new Language();
        language.Choose(chosen);

        Assert.Equal((code, culture), (language.Code, language.Locale));
    }

    [Fact]
    public void Only_a_change_is_told()
    {
        var (language, told) = (new Language(), 0);
        language.Changed += () => told++;

        language.Choose("vi");
        language.Choose("en");
        language.Choose("en");
        language.Choose(null);

        Assert.Equal(2, told);
    }
}
