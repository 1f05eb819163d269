using System.Globalization;
using System.Text;

namespace DxIoc.Feeds.Decoding;

/// <summary>The names of the canonical form, and what is wrong with one that is not.</summary>
internal static class Names
{
    public const int Longest = 64;

    /// <summary>Null when good; otherwise the reason, without the name's role.</summary>
    public static string? Fault(ReadOnlySpan<char> name, bool wide)
    {
        if (name.Length is 0 or > Longest)
        {
            return name.Length == 0 ? "is empty" : "is longer than 64 characters";
        }

        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var good = c is (>= 'a' and <= 'z') or (>= '0' and <= '9')
                || (wide && c is >= 'A' and <= 'Z')
                || (i > 0 && (c == '-' || (wide && c is '_' or '.')));
            if (!good)
            {
                return wide ? "may have letters a-z A-Z, digits, '-', '_' and '.', and begins with a letter or digit"
                    : "may have letters a-z, digits and '-', and begins with a letter or digit";
            }
        }

        return null;
    }

    /// <summary>
    /// A name of another system in the canonical form: letters lose their marks, everything else that has no place in it becomes '-'.
    /// Null where nothing is left, or where it is too long: cut, two devices could become one.
    /// </summary>
    public static string? Fit(string name)
    {
        if (name.Length <= Longest && Fault(name, wide: true) is null)
        {
            return name;
        }

        if (name.Length > 4 * Longest)
        {
            return null;
        }

        var fitted = new StringBuilder(name.Length);
        foreach (var c in Marked(name))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                fitted.Append(c is 'đ' ? 'd' : c is 'Đ' ? 'D' : char.IsAsciiLetterOrDigit(c) || c is '_' or '.' ? c : '-');
            }
        }

        var text = fitted.ToString().Trim('-', '_', '.');
        return text.Length is 0 or > Longest ? null : text;
    }

    /// <summary>Letters and their marks apart; half of a surrogate pair has no such form.</summary>
    private static string Marked(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }
}
