using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.History.Tests;

/// <summary>Things whose particulars do not matter.</summary>
internal static class Some
{
    public static readonly Instant Start = Instant.From(new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero));

    public static Observation Observation(int second = 0, double value = 1, string device = "station-1", string measure = "pm25", string area = "thu-dau-mot", int lateSeconds = 0)
    {
        var time = Start + TimeSpan.FromSeconds(second);
        return new Observation(new Series(area, "air", device, measure), time, value, time + TimeSpan.FromSeconds(lateSeconds));
    }

    public static HistoryBatch Batch(params IReadOnlyList<Observation> observations) => new(observations, []);

    public static RefusedEntry Refused(string feed = "air", string reason = "it is no number", int second = 0) => new(
        feed, "ioc/thu-dau-mot/air/station-1", "{\"pm25\":\"x\"}"u8.ToArray(), Start + TimeSpan.FromSeconds(second), new Refusal(RefusalCode.Number, reason, "pm25"));

    public static MinuteReading Minute(int minute, double value, long count = 1, bool cumulative = false, ReadingStatus status = ReadingStatus.Normal, string indicator = "pm25", string area = "thu-dau-mot") => new(
        area, indicator, Start + TimeSpan.FromMinutes(minute), value, value - 1, value + 1, count, status, cumulative);

    public static CellQuery Query(TimeSpan? reach = null, Instant? asOf = null) =>
        new("thu-dau-mot", "pm25", "air", ["pm25"], reach ?? TimeSpan.FromHours(1), asOf);
}
