using DxIoc.Contracts.Boards;
using DxIoc.History;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.Server.Tests.Api;

/// <summary>Things that were, on the plan's day and around it.</summary>
internal static class Past
{
    public static readonly Instant Start = Instant.From(new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero));

    public static MinuteReading Minute(
        Instant at, double value, string indicator = "pm25", string area = "thu-dau-mot", ReadingStatus status = ReadingStatus.Normal, double spread = 0) =>
        new(area, indicator, at, value, value - spread, value + spread, 1, status, false);

    /// <summary>An observation as it came in, so much later than its own time.</summary>
    public static Observation Observation(
        Instant at, double value, string device = "station-1", string area = "thu-dau-mot", string feed = "air", string measure = "pm25", double lateSeconds = 0) =>
        new(new Series(area, feed, device, measure), at, value, at + TimeSpan.FromSeconds(lateSeconds));

    public static Task ObserveAsync(this IHistory history, params Observation[] observations) =>
        history.WriteAsync(new HistoryBatch(observations, []), default);

    public static string Iso(this Instant time) => DxIoc.Server.Api.QueryTime.Text(time);
}
