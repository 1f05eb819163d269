using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tests.Texts;

/// <summary>The unit beside a figure: by the language, and in English by the number that is read.</summary>
public sealed class UnitsTests
{
    private static readonly IndicatorInfo Fires = Some.Indicator("fires", decimals: 0) with { Unit = "vụ", UnitEn = new PluralText("fire", "fires") };

    [Theory]
    [InlineData(0, "fires")]
    [InlineData(1, "fire")]
    [InlineData(1.4, "fire")]
    [InlineData(-1, "fire")]
    [InlineData(2, "fires")]
    [InlineData(1001, "fires")]
    public void English_has_the_number_of_the_figure_as_it_is_shown(double value, string unit) =>
        Assert.Equal(unit, Units.Of(Fires, value, Some.English));

    [Fact]
    public void One_with_decimals_is_many_in_English() =>
        Assert.Equal("fires", Units.Of(Fires with { Decimals = 1 }, 1, Some.English));

    [Fact]
    public void Vietnamese_has_one_form_and_a_column_in_English_the_plural() =>
        Assert.Equal(("vụ", "vụ", "fires"), (Units.Of(Fires, 1, new Language()), Units.Of(Fires, 2, new Language()), Units.Of(Fires, Some.English)));

    [Fact]
    public void A_unit_without_an_English_one_is_the_same_in_both() =>
        Assert.Equal("µg/m³", Units.Of(Some.Indicator(), 1, Some.English));

    [Fact]
    public void A_targets_source_is_told_in_the_screens_language()
    {
        var target = new TargetInfo(">=", 20, "Kế hoạch 1906") { SourceEn = "Plan 1906" };
        Assert.Equal(("Kế hoạch 1906", "Plan 1906", "Kế hoạch 1906"), (target.SourceIn("vi"), target.SourceIn("en"), (target with { SourceEn = null }).SourceIn("en")));
    }
}
