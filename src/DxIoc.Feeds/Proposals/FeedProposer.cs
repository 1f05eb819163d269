using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Proposals;

/// <summary>
/// Guesses a feed definition from messages that none matches, and holds it against the newest of them by the way that real ones go.
/// What cannot be known (the area, at times the feed or the device) is filled in with something that is valid, and named. Pure.
/// </summary>
internal static class FeedProposer
{
    private const int LongestFile = 40;
    private static readonly string[] TimeCodes = [RefusalCode.Time, RefusalCode.Future, RefusalCode.TooOld];

    /// <summary>Null where the payloads are in no format that can be guessed, or nothing in them is a number.</summary>
    /// <param name="messages">Of that shape, the newest first.</param>
    public static FeedProposal? Of(TopicShape shape, IReadOnlyList<UnmappedMessage> messages, IndicatorCatalogue catalogue, TimeSpan retention)
    {
        var payloads = messages
            .Where(m => m.Bytes == m.Payload.Length)
            .Select(m => (Message: m, Payload: PayloadGuess.Of(m.Payload, m.Arrived)))
            .Where(m => m.Payload is not null && m.Payload.Format == shape.Format)
            .Select(m => (m.Message, Payload: m.Payload!)).ToList();
        if (payloads.Count == 0 || catalogue.Feeds.Count == 0)
        {
            return null;
        }

        var known = new KnownMeasures(catalogue);
        var body = BodyGuess.Of([.. payloads.Select(p => (p.Payload, p.Message.Arrived))], catalogue.Areas, known, catalogue.Zone);
        var topic = TopicGuess.Of(shape, [.. messages.Select(m => m.Topic)], body, known);
        if (shape.Format != "value" && body.Measures.Count == 0)
        {
            return null;
        }

        var words = shape.Levels.OfType<string>().ToList();
        var feed = known.FeedOf(MeasuresOf(topic, body, payloads[0].Message, messages), words, out var sure);
        var area = topic.Area || body.AreaPath is not null ? null : catalogue.Areas.Leaves[0].Id;
        var proposal = Tried(byArrival: false);
        return proposal is not null && proposal.Observations.Count == 0 && proposal.Refused.Any(r => TimeCodes.Any(c => r.StartsWith(c, StringComparison.Ordinal)))
            ? Tried(byArrival: true) ?? proposal
            : proposal;

        FeedProposal? Tried(bool byArrival)
        {
            var file = FileOf(topic.Topic);
            var text = ProposalText.Of(payloads[0].Message.Topic, feed, topic, payloads[0].Payload, body, area, catalogue.Zone.Id, byArrival);
            if (FeedMappingsReader.Read([new CatalogueText(file, text)], catalogue).Mappings is not { } mappings)
            {
                return null;
            }

            var (message, _) = payloads[0];
            var trial = MessageTrial.Of(mappings, message.Topic, message.Payload, catalogue, message.Arrived, retention);
            string?[] guesses = [area is null ? null : "area", sure ? null : "feed", topic.Device is null ? null : "device", byArrival ? "time" : null];
            return new FeedProposal(file, topic.Topic, text, [.. guesses.OfType<string>()], trial.Observations, trial.Refused);
        }
    }

    private static IReadOnlyCollection<string> MeasuresOf(TopicGuess topic, BodyGuess body, UnmappedMessage newest, IReadOnlyList<UnmappedMessage> messages) =>
        topic.Measure is { } measure ? [measure]
        : body.Measures.Count > 0 ? [.. body.Measures.Select(m => m.Name)]
        : [.. messages.Prepend(newest).Select(m => m.Topic.Split('/')[^1]).Distinct()];

    /// <summary>The topic's words, as the name of a file may be.</summary>
    private static string FileOf(string topic)
    {
        var words = topic.Split('/').Where(l => l is not ("" or "+") && !l.StartsWith('{'));
        var name = Names.Fit(string.Join('-', words))?.ToLowerInvariant().Replace('.', '-').Replace('_', '-').Trim('-') ?? "";
        return $"{(name.Length == 0 ? "feed" : name[..Math.Min(name.Length, LongestFile)].TrimEnd('-'))}.yaml";
    }
}
