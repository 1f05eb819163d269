using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Tests.Windows;

public sealed class FormulaTests
{
    private static readonly Dictionary<string, double?> Values = new()
    {
        ["a"] = 6, ["b"] = 4, ["a-b"] = 100, ["zero"] = 0, ["lost"] = null, ["2g-sites"] = 3,
    };

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 4 - 3", 3)]
    [InlineData("16 / 4 / 2", 2)]
    [InlineData("a - b", 2)]
    [InlineData("a-b", 100)]
    [InlineData("a -b", 2)]
    [InlineData("a- b", 2)]
    [InlineData("a-(b)", 2)]
    [InlineData("(a)-b", 2)]
    [InlineData("5-3", 2)]
    [InlineData("-a + b", -2)]
    [InlineData("2g-sites * 1.5", 4.5)]
    [InlineData("min(a, b) + max(a, b)", 10)]
    [InlineData("min(a - b, max(1, a-b))", 2)]
    [InlineData("100 * a / (a + b)", 60)]
    public void Formulas_and_what_they_give(string text, double value)
    {
        Assert.True(Formula.TryParse(text, out var formula, out var error), error);
        Assert.Equal(value, formula!.Evaluate(id => Values[id]));
    }

    [Theory]
    [InlineData("a / zero")]
    [InlineData("zero / zero")]
    [InlineData("min(5, a / zero)")]
    [InlineData("1 / (1 / zero)")]
    [InlineData("a + lost")]
    [InlineData("min(a, lost)")]
    [InlineData("0 * lost")]
    public void Nothing_known_is_nothing_said(string text)
    {
        Assert.True(Formula.TryParse(text, out var formula, out _));
        Assert.Null(formula!.Evaluate(id => Values[id]));
    }

    [Fact]
    public void References_are_named_once_each()
    {
        Assert.True(Formula.TryParse("a-b / (b + a-b) - min(c, 2)", out var formula, out _));
        Assert.Equal(["a-b", "b", "c"], formula!.References);
    }

    [Theory]
    [InlineData("", "it ends too early at character 1")]
    [InlineData("a +", "it ends too early at character 4")]
    [InlineData("(a", "a ')' is missing at character 3")]
    [InlineData("a b", "'b' is not expected at character 3")]
    [InlineData("a $ b", "'$' is not expected at character 3")]
    [InlineData("min(a)", "min takes two values with a ',' between them at character 6")]
    [InlineData("1.2.3", "'.' is not expected at character 2")]
    public void What_cannot_be_read_is_named(string text, string expected)
    {
        Assert.False(Formula.TryParse(text, out var formula, out var error));
        Assert.Null(formula);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void Endless_nesting_is_refused() =>
        Assert.False(Formula.TryParse(new string('(', 10_000), out _, out _));
}
