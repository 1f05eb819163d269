using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Pull;

/// <summary>Polls once what definitions say, by the code that polls every day, and tells what would become of each page. Nothing is stored.</summary>
public static class PollTrial
{
    /// <param name="retention">How long raw observations are kept: older ones would be refused.</param>
    /// <returns>A trial for each page, and one with its failure for each poll that failed.</returns>
    public static async Task<IReadOnlyList<FeedTrial>> RunAsync(
        FeedMappings mappings, IndicatorCatalogue catalogue, TimeProvider time, TimeSpan retention, CancellationToken cancellation)
    {
        using var http = new HttpClient(PullRegistration.Handler());
        PullRegistration.Bare(http);
        var trials = new List<FeedTrial>();
        var walk = new PollWalk(new PollFetcher(http, time), new PageBook(), time, (page, _) =>
        {
            var trial = MessageTrial.Of(page.Mapping, page.Captured, page.Origin, page.Answer.Body, catalogue, Instant.Now(time), retention);
            var fetched = new TrialStep("fetched", $"{page.Origin}: {page.Answer.Body.Length} bytes{(page.Answer.Tag is { } tag ? $", ETag {tag}" : "")}", true);
            trials.Add(trial with { Steps = [fetched, .. trial.Steps] });
            return ValueTask.FromResult(new PollTaken([], null));
        });
        foreach (var mapping in mappings.Polls)
        {
            if ((await walk.GoAsync(mapping, cancellation)).Failure is { } failure)
            {
                trials.Add(new FeedTrial($"{mapping.Source}", mapping.Name, [new TrialStep("fetched", failure, false)], [], [$"poll: {failure}"]));
            }
        }

        return trials;
    }
}
