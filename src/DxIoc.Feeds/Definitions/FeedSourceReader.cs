using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads where a definition's messages come from: exactly one of its keys says it.</summary>
internal static class FeedSourceReader
{
    /// <summary>In the place of a source that is refused; it has all names, so that nothing is said to be missing for its sake.</summary>
    private static readonly TopicSource Any = new(TopicTemplate.Parse("{area}/{device}/{measure}", out _)!);

    public static FeedSource Read(YamlEntry e) => Topic(e);

    private static TopicSource Topic(YamlEntry e)
    {
        var text = e.Text("topic");
        if (text == "?")
        {
            return Any;
        }

        if (TopicTemplate.Parse(text, out var problem) is { } topic)
        {
            return new TopicSource(topic);
        }

        e.RefuseKey("topic", problem!, TopicTemplate.Form);
        return Any;
    }
}
