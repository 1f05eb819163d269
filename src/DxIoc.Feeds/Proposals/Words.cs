namespace DxIoc.Feeds.Proposals;

/// <summary>Pairs of words that devices say for 1 and 0.</summary>
internal static class Words
{
    private static readonly (string One, string Zero)[] Pairs =
        [("on", "off"), ("online", "offline"), ("open", "closed"), ("up", "down"), ("yes", "no"), ("true", "false"), ("active", "inactive")];

    /// <summary>The pair that a word belongs to, written as it is; null for other words.</summary>
    public static (string One, string Zero)? Of(string word)
    {
        foreach (var (one, zero) in Pairs)
        {
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase) || word.Equals(zero, StringComparison.OrdinalIgnoreCase))
            {
                return (Like(word, one), Like(word, zero));
            }
        }

        return null;
    }

    private static string Like(string word, string other) =>
        word.All(char.IsAsciiLetterUpper) ? other.ToUpperInvariant()
        : char.IsAsciiLetterUpper(word[0]) ? char.ToUpperInvariant(other[0]) + other[1..]
        : other;
}
