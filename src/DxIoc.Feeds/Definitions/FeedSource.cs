namespace DxIoc.Feeds.Definitions;

/// <summary>Where the messages of a definition come from. One kind, one type.</summary>
internal abstract record FeedSource
{
    /// <summary>Whether it says the area, device or measure itself.</summary>
    public abstract bool Captures(string name);

    /// <summary>Bytes of a payload where the definition says nothing.</summary>
    public virtual int UsualPayload => 64 * 1024;

    /// <summary>Bytes of a payload that a definition may allow.</summary>
    public virtual int LargestPayload => 512 * 1024;
}
