using DxIoc.Feeds.Mqtt;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads where a definition's messages come from: exactly one of its keys says it.</summary>
internal static class FeedSourceReader
{
    /// <summary>In the place of a source that is refused; it has all names, so that nothing is said to be missing for its sake.</summary>
    private static readonly TopicSource Any = new(TopicTemplate.Parse("{area}/{device}/{measure}", out _)!);

    private static readonly string[] Keys = ["topic", "push", "poll", "files"];

    /// <param name="whole">False for a template: what is missing is given where it is used.</param>
    public static FeedSource Read(YamlEntry e, bool whole)
    {
        var given = Keys.Where(e.Has).ToList();
        if (given.Count > 1)
        {
            e.RefuseKey(given[1], $"both {given[0]} and {given[1]} say where its messages come from", "keep one of them, or write a definition for each");
            return Any;
        }

        return given switch
        {
            ["push"] => PushReader.Read(e, null),
            ["poll"] => PollReader.Read(e, null, whole),
            ["files"] => FileSources.Read(e),
            _ => Topic(e),
        };
    }

    /// <summary>A template's source with what is said where it is used.</summary>
    public static FeedSource Use(YamlEntry e, FeedSource template)
    {
        foreach (var (key, fits) in (ReadOnlySpan<(string, bool)>)[("push", template is PushSource), ("poll", template is PollSource), ("files", template is FileSource)])
        {
            if (e.Has(key) && !fits)
            {
                e.RefuseKey(key, $"the template's messages do not come by {key}", "remove it, or write a definition of its own without use");
            }
        }

        return template switch
        {
            PushSource push when e.Has("push") => PushReader.Read(e, push),
            PollSource poll => PollReader.Read(e, poll, whole: true),
            FileSource files => FileSources.Over(e, files),
            TopicSource topic when e.Has("broker") => topic with { Broker = Broker(e) },
            _ => template,
        };
    }

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
