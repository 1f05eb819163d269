using DxIoc.Feeds.Mqtt;

namespace DxIoc.Feeds.Definitions;

/// <summary>Messages that a broker brings.</summary>
/// <param name="Broker">Where the topic is asked for, and there only.</param>
internal sealed record TopicSource(TopicTemplate Topic, string Broker = BrokerOptions.Main) : FeedSource
{
    public override bool Captures(string name) => Topic.Captures(name);

    public override string ToString() => Broker == BrokerOptions.Main ? Topic.ToString() : $"{Topic} of broker {Broker}";
}
