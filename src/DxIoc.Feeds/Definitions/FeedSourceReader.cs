using DxIoc.Feeds.Mqtt;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads where a definition's messages come from: exactly one of its keys says it.</summary>
internal static class FeedSourceReader
{
    /// <summary>In the place of a source that is refused; it has all names, so that nothing is said to be missing for its sake.</summary>
    private static readonly TopicSource Any = new(TopicTemplate.Parse("{area}/{device}/{measure}", out _)!);

    public static FeedSource Read(YamlEntry e) => Topic(e);

    /// <summary>A template's source, with what is said where it is used.</summary>
    public static FeedSource Used(YamlEntry e, FeedSource template) =>
        e.Has("broker") && template is TopicSource topic ? topic with { Broker = Broker(e) } : template;

    private static TopicSource Topic(YamlEntry e)
    {
        var text = e.Text("topic");
        if (text == "?")
        {
            return Any with { Broker = Broker(e) };
        }

        if (TopicTemplate.Parse(text, out var problem) is { } topic)
        {
            return new TopicSource(topic, Broker(e));
        }

        e.RefuseKey("topic", problem!, TopicTemplate.Form);
        return Any with { Broker = Broker(e) };
    }

    private static string Broker(YamlEntry e) => e.OptionalText("broker") is { Length: > 0 } broker ? broker : BrokerOptions.Main;
}
