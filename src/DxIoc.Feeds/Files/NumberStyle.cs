namespace DxIoc.Feeds.Files;

/// <summary>Which sign parts a number's decimals.</summary>
public enum NumberStyle
{
    /// <summary>Not known: only what can be read in one way is a number.</summary>
    Unknown,

    /// <summary>1.234,5</summary>
    Vietnamese,

    /// <summary>1,234.5 or 1234.5</summary>
    Invariant,
}
