using System.Globalization;

namespace DxIoc.Wall.Texts;

/// <summary>The language that a screen speaks: Vietnamese, unless English was chosen. It also decides how numbers look.</summary>
public sealed class Language
{
    public const string Cookie = "dxioc-language";

    public event Action? Changed;

    /// <summary>"vi" or "en".</summary>
    public string Code { get; private set; } = "vi";

    /// <summary>The same for scripts, which have the browser's own data.</summary>
    public string Locale => Code == "en" ? "en-GB" : "vi-VN";

    public CultureInfo Culture => Code == "en" ? Cultures.English : Cultures.Vietnamese;

    public string this[string key] => WallTexts.Of(key, Code);

    public void Choose(string? code)
    {
        var chosen = code == "en" ? "en" : "vi";
        if (chosen != Code)
        {
            Code = chosen;
            Changed?.Invoke();
        }
    }
}
