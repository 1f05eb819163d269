using System.Globalization;

namespace DxIoc.Indicators.Windows;

/// <summary>
/// A formula over other indicators: numbers, indicator ids, + - * /, parentheses, min(a, b), max(a, b). Ids may contain
/// '-': between two names it is part of the id unless it has a space on a side. Immutable.
/// </summary>
public sealed class Formula
{
    /// <summary>Characters of a formula at most, which bounds how deep its evaluation goes.</summary>
    public const int TextLimit = 1_000;

    private readonly Func<Func<string, double?>, double?> _evaluate;

    internal Formula(string text, IReadOnlyList<string> references, Func<Func<string, double?>, double?> evaluate)
    {
        Text = text;
        References = references;
        _evaluate = evaluate;
    }

    public string Text { get; }

    /// <summary>The indicators it needs, each once.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Reads a formula; otherwise says what is wrong and at which character.</summary>
    public static bool TryParse(string text, out Formula? formula, out string error)
    {
        if (text.Length <= TextLimit)
        {
            return new FormulaParser(text).TryParse(out formula, out error);
        }

        (formula, error) = (null, string.Create(CultureInfo.InvariantCulture, $"it has more than {TextLimit} characters"));
        return false;
    }

    /// <summary>Null where an input is null, a divisor is zero anywhere in it, or the result is no finite number.</summary>
    public double? Evaluate(Func<string, double?> value) =>
        _evaluate(value) is { } result && double.IsFinite(result) ? result : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text}");
}
