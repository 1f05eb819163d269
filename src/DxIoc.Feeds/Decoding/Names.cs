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
}
