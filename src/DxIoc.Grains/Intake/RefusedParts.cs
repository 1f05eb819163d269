using System.Globalization;
using DxIoc.History;
using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Intake;

/// <summary>
/// What is kept of a message's refusals: the first hundred, each with the payload as far as that is kept, the rest as one line
/// that counts them. A large body of junk so costs neither the store nor the refusals of other feeds. Pure.
/// </summary>
internal static class RefusedParts
{
    public const int Limit = 100;

    public static IReadOnlyList<RefusedEntry> Kept(string feed, IncomingMessage message, IReadOnlyList<Refusal> refusals, Instant arrived)
    {
        if (refusals.Count == 0)
        {
            return [];
        }

        var kept = new List<RefusedEntry>(Math.Min(refusals.Count, Limit + 1));
        foreach (var refusal in refusals.Take(Limit))
        {
            kept.Add(new RefusedEntry(feed, message.Topic, message.Payload, arrived, refusal));
        }

        if (refusals.Count > Limit)
        {
            var rest = refusals.Count - Limit;
            var reason = string.Create(CultureInfo.InvariantCulture, $"{rest} more parts of this message were refused, the next one because {refusals[Limit].Reason}");
            kept.Add(new RefusedEntry(feed, message.Topic, default, arrived, new Refusal(refusals[Limit].Code, reason, ""), rest));
        }

        return kept;
    }
}
