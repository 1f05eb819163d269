using System.Globalization;

namespace DxIoc.Wall.Texts;

/// <summary>The language that a screen speaks: Vietnamese, unless English was chosen. It also decides how numbers look.</summary>
public sealed class Language
{
    public const string Cookie = "dxioc-language";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public event Action? Changed;

    /// <summary>"vi" or "en".</summary>
    public string Code { get; private set; } = "vi";

    public CultureInfo Culture => Code == "en" ? English : Vietnamese;

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
