using DxIoc.Contracts.Feeds;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Scenes;

/// <summary>Whether a feed delivers: heard within the last ten minutes (the slowest ones speak every five). Pure.</summary>
/// <param name="LastSeen">When it was heard last, in words.</param>
/// <param name="BriefLastSeen">The same where there is little room.</param>
public sealed record FeedHealth(string Id, string Name, bool Silent, string LastSeen, string BriefLastSeen)
{
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    public string Classes => Silent ? "fr-stale" : "st-normal";

    public string Sign => Silent ? "◔" : "●";

    /// <param name="now">The server's clock.</param>
    public static FeedHealth Of(FeedInfo feed, DateTimeOffset now, Language language)
    {
        TimeSpan? age = feed.LastSeen is { } seen ? (now > seen ? now - seen : TimeSpan.Zero) : null;
        return new FeedHealth(
            feed.Id,
            feed.Name.In(language.Code),
            age is null || age > Silence,
            age is { } a ? Figures.Ago(a, language) : language["never"],
            age is { } b ? Figures.Brief(b, language) : language["never"]);
    }
}
