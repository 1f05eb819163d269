using DxIoc.Contracts.Feeds;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Scenes;

/// <summary>How the fetching of one definition goes, in words. Pure.</summary>
/// <param name="Name">The feed's.</param>
/// <param name="State">When all of it was fetched last.</param>
/// <param name="Facts">How often, failures in a row, when it is tried next.</param>
/// <param name="Trouble">The exact sentence, for the engineer; null while all goes well.</param>
public sealed record PollHealth(string Definition, string Name, string Address, bool Well, string State, string Facts, string? Trouble)
{
    public string Classes => Well ? "st-normal" : "st-warning";

    public string Sign => Well ? "●" : "▲";

    /// <param name="now">The server's clock.</param>
    public static PollHealth Of(FeedInfo feed, PollInfo poll, DateTimeOffset now, Language language)
    {
        var next = poll.NextAttempt is { } at && at > now ? at - now : TimeSpan.Zero;
        string?[] facts =
        [
            $"{language["polls.every"]} {Figures.Duration(poll.EverySeconds, language)}",
            poll.FailuresInARow > 0 ? $"{Figures.Whole(poll.FailuresInARow, language)} {language["polls.failed"]}" : null,
            poll.Failure is null ? null : $"{language["polls.next"]} {Figures.Brief(next, language)}",
        ];
        return new PollHealth(
            poll.Definition,
            feed.Name.In(language.Code),
            poll.Address,
            poll.Failure is null,
            poll.LastSuccess is { } success ? $"{language["polls.fetched"]} {Figures.Ago(now > success ? now - success : TimeSpan.Zero, language)}" : language["polls.never"],
            string.Join(" · ", facts.OfType<string>()),
            poll.Failure);
    }
}
