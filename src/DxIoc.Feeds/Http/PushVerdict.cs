namespace DxIoc.Feeds.Http;

/// <summary>Whether a request may be read at all.</summary>
public enum PushVerdict
{
    Welcome,

    /// <summary>A key is needed, and none was given.</summary>
    NoKey,

    /// <summary>The key is none of the definition's.</summary>
    WrongKey,

    /// <summary>More requests than the definition allows.</summary>
    TooMany,
}
