namespace DxIoc.Feeds.Definitions;

/// <summary>Messages that a broker brings.</summary>
internal sealed record TopicSource(TopicTemplate Topic) : FeedSource
{
    public override bool Captures(string name) => Topic.Captures(name);

    public override string ToString() => Topic.ToString();
}
