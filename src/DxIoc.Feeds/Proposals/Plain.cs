namespace DxIoc.Feeds.Proposals;

/// <summary>Names compared as people compare them: PM2.5, pm_25 and pm25 are one.</summary>
internal static class Plain
{
    public static string Of(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));
}
