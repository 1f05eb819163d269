using DxIoc.Contracts.Catalogue;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Tests;

/// <summary>What does not matter to a test, and the few times and zones that do.</summary>
internal static class Some
{
    public const string Feed = "f";

    /// <summary>Half past eleven at night in the province: midnight is half an hour away.</summary>
    public static readonly Instant Evening = At("2026-03-01T16:30:00Z");

    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static readonly WindowSpec FiveMinutes = new(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10), false);

    public static readonly WindowSpec Day = new(TimeSpan.FromHours(24), TimeSpan.FromMinutes(5), true);

    public static IndicatorDefinition Indicator(AggregateKind aggregate, WindowSpec? window = null) => new()
    {
        Id = "i",
        Name = new LocalText("i", "i"),
        Unit = "",
        Sector = "s",
        Feed = Feed,
        Measures = aggregate switch
        {
            AggregateKind.Ratio => ["a", "b"],
            AggregateKind.VnAqiHour or AggregateKind.VnAqiDay => ["pm25", "pm10", "so2", "no2", "co", "o3"],
            _ => ["m"],
        },
        Aggregate = aggregate,
        Window = window ?? FiveMinutes,
        StaleAfter = TimeSpan.FromMinutes(5),
        AllowedLateness = TimeSpan.FromMinutes(10),
        TrendSpan = TimeSpan.FromMinutes(15),
    };

    public static Instant At(string text) =>
        Instant.From(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
