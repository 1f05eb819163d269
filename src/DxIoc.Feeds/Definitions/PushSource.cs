namespace DxIoc.Feeds.Definitions;

/// <summary>Messages that a system posts over HTTP.</summary>
/// <param name="Name">The last part of its address; null where the feed's own address is meant.</param>
/// <param name="Keys">Any of them lets in, so that one can take another's place; empty for everybody.</param>
/// <param name="Rate">Requests at most, over all devices; null for no limit.</param>
internal sealed record PushSource(string? Name, IReadOnlyList<PushKey> Keys, RateLimit? Rate) : FeedSource
{
    public override int UsualPayload => 1 << 20;

    public override int LargestPayload => 8 << 20;

    public override bool Captures(string name) => false;

    public override string ToString() => Name is null ? "push" : $"push {Name}";
}
