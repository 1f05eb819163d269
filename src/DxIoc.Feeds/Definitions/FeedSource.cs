namespace DxIoc.Feeds.Definitions;

/// <summary>Where the messages of a definition come from. One kind, one type.</summary>
internal abstract record FeedSource
{
    /// <summary>Whether it says the area, device or measure itself.</summary>
    public abstract bool Captures(string name);
}
