using System.Globalization;

namespace DxIoc.Indicators.Windows;

using Term = Func<Func<string, double?>, double?>;

/// <summary>Reads a formula by recursive descent. One use.</summary>
internal sealed class FormulaParser(string text)
{
    private const int DepthLimit = 50;

    private readonly List<string> _references = [];
    private int _at;
    private int _depth;
    private string? _error;

    public bool TryParse(out Formula? formula, out string error)
    {
        var sum = Sum();
        Space();
        if (_error is null && _at < text.Length)
        {
            Fail($"'{text[_at]}' is not expected");
        }

        error = _error ?? "";
        formula = _error is null ? new Formula(text, _references, sum) : null;
        return _error is null;
    }

    private Term Sum()
    {
        var left = Product();
        while (_error is null && Next('+', '-') is { } sign)
        {
            var (a, b) = (left, Product());
            left = sign == '+' ? v => a(v) + b(v) : v => a(v) - b(v);
        }

        return left;
    }

    private Term Product()
    {
        var left = Factor();
        while (_error is null && Next('*', '/') is { } sign)
        {
            var (a, b) = (left, Factor());
            left = sign == '*' ? v => a(v) * b(v) : v => b(v) is { } divisor and not 0 ? a(v) / divisor : null;
        }

        return left;
    }

    private Term Factor()
    {
        Space();
        if (_error is not null || ++_depth > DepthLimit)
        {
            return Fail("it is nested too deeply");
        }

        try
        {
            if (Next('-') is not null)
            {
                var inner = Factor();
                return v => -inner(v);
            }

            if (Next('(') is not null)
            {
                var inner = Sum();
                return Next(')') is null ? Fail("a ')' is missing") : inner;
            }

            return _at >= text.Length ? Fail("it ends too early")
                : char.IsAsciiDigit(text[_at]) && Number() is { } number ? _ => number
                : char.IsAsciiLetterOrDigit(text[_at]) ? NameOrCall()
                : Fail($"'{text[_at]}' is not expected");
        }
        finally
        {
            _depth--;
        }
    }

    private double? Number()
    {
        var end = _at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
        {
            end++;
        }

        // An id may begin with a digit.
        if ((end < text.Length && (char.IsAsciiLetter(text[end]) || (text[end] == '-' && IsName(end + 1) && IsName(end - 1) && !char.IsAsciiDigit(text[end + 1]))))
            || !double.TryParse(text.AsSpan(_at, end - _at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        _at = end;
        return value;
    }

    private Term NameOrCall()
    {
        var start = _at;
        while (IsName(_at) || (_at < text.Length && text[_at] == '-' && IsName(_at + 1)))
        {
            _at++;
        }

        var name = text[start.._at];
        if (name is not ("min" or "max") || Next('(') is null)
        {
            if (!_references.Contains(name))
            {
                _references.Add(name);
            }

            return v => v(name);
        }

        var first = Sum();
        if (Next(',') is null)
        {
            return Fail($"{name} takes two values with a ',' between them");
        }

        var second = Sum();
        return Next(')') is null ? Fail("a ')' is missing")
            : name == "min" ? v => Both(first(v), second(v), Math.Min)
            : v => Both(first(v), second(v), Math.Max);
    }

    private static double? Both(double? a, double? b, Func<double, double, double> combine) =>
        a is { } x && b is { } y ? combine(x, y) : null;

    private bool IsName(int at) => at >= 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at]);

    private char? Next(params ReadOnlySpan<char> signs)
    {
        Space();
        return _at < text.Length && signs.Contains(text[_at]) ? text[_at++] : null;
    }

    private void Space()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private Term Fail(string problem)
    {
        _error ??= string.Create(CultureInfo.InvariantCulture, $"{problem} at character {_at + 1}");
        return _ => null;
    }
}
