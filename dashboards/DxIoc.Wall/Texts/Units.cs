using DxIoc.Contracts.Catalogue;

namespace DxIoc.Wall.Texts;

/// <summary>The unit that stands beside a figure, in the screen's language and, in English, in the number of the figure.</summary>
public static class Units
{
    /// <summary>Beside a figure as it is shown: "1.0 points" but "1 point", since English counts what it reads.</summary>
    public static string Of(IndicatorInfo info, double? value, Language language) =>
        language.Code != "en" || info.UnitEn is not { } unit ? info.Unit
        : value is { } v && Figures.Number(Math.Abs(v), info.Decimals, language) == "1" ? unit.One
        : unit.Other;

    /// <summary>Of many figures at once: an axis, a column, a ranking.</summary>
    public static string Of(IndicatorInfo info, Language language) => Of(info, null, language);
}
