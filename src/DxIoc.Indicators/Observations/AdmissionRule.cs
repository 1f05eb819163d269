using System.Globalization;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Observations;

/// <summary>
/// Decides whether a well-formed measurement becomes an observation: its area exists, its time is believable, its
/// value is possible, its device is within the feed's limit. Pure but for the registry that it fills.
/// </summary>
public sealed class AdmissionRule(SeriesRegistry registry)
{
    /// <summary>How far ahead of the server's clock a device's clock may be.</summary>
    public static readonly TimeSpan FutureSkew = TimeSpan.FromMinutes(2);

    /// <summary>Whether a feed has been heard with anything that was admitted.</summary>
    public bool Knows(string feed) => registry.DevicesOf(feed) > 0;

    /// <summary>The observation, or null and the refusal.</summary>
    /// <param name="arrived">The server's clock: counts as its time where the message gave none.</param>
    /// <param name="retention">How long raw observations are kept: older ones are refused.</param>
    public Observation? Admit(
        in Measurement m, IndicatorCatalogue catalogue, Instant arrived, TimeSpan retention, out Refusal? refusal)
    {
        refusal = null;
        if (!catalogue.Areas.Contains(m.Area))
        {
            refusal = Refuse(m, RefusalCode.Area, $"no area '{m.Area}'; the areas are listed at /api/v1/areas");
            return null;
        }

        var time = m.Time ?? arrived;
        if (time - arrived > FutureSkew)
        {
            refusal = Refuse(m, RefusalCode.Future, string.Create(
                CultureInfo.InvariantCulture,
                $"its time {time.ToDateTimeOffset():O} is {(time - arrived).TotalSeconds:0} s ahead of the server's clock; at most {FutureSkew.TotalSeconds:0} s are allowed: check the device's clock and zone"));
            return null;
        }

        if (arrived - time > retention)
        {
            refusal = Refuse(m, RefusalCode.TooOld, string.Create(
                CultureInfo.InvariantCulture,
                $"its time {time.ToDateTimeOffset():O} is older than the {retention.TotalDays:0} days for which observations are kept"));
            return null;
        }

        var feed = catalogue.FindFeed(m.Feed);
        if (feed is not null && feed.Ranges.TryGetValue(m.Measure, out var range) && (m.Value < range.Min || m.Value > range.Max))
        {
            refusal = Refuse(m, RefusalCode.Range, string.Create(
                CultureInfo.InvariantCulture,
                $"{m.Measure} {m.Value} is outside of what is possible, {range.Min} to {range.Max}"));
            return null;
        }

        var series = registry.Find(m, feed?.DeviceLimit, out var limit);
        if (series is null)
        {
            refusal = Refuse(m, RefusalCode.Limit, limit!);
            return null;
        }

        return new Observation(series, time, m.Value, arrived);
    }

    private static Refusal Refuse(in Measurement m, string code, string reason) => new(code, reason, m.Measure, m.Index);
}
