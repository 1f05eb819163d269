using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads where a definition's messages come from: exactly one of its keys says it.</summary>
internal static class FeedSourceReader
{
    /// <summary>In the place of a source that is refused; it has all names, so that nothing is said to be missing for its sake.</summary>
    private static readonly TopicSource Any = new(TopicTemplate.Parse("{area}/{device}/{measure}", out _)!);

    public static FeedSource Read(YamlEntry e)
    {
        if (e.Has("files") && e.Has("topic"))
        {
            e.RefuseKey("files", "both topic and files are given", "keep one of them, and write a second definition for the other");
        }

        return e.Has("files") ? FileSources.Read(e) : Topic(e);
    }

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
