using CsCheck;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Tests;

/// <summary>An aggregate under test: its definition, and what its devices say over which stretch of time.</summary>
internal sealed record Case(IndicatorDefinition Indicator, TimeSpan Span, TimeSpan Step, Func<int, double> Value)
{
    public static readonly string[] Areas = ["a", "b", "c", "p"];

    private static readonly WindowSpec HalfDay = new(TimeSpan.FromHours(12), TimeSpan.FromHours(1), false);
    private static readonly WindowSpec AqiDay = new(TimeSpan.FromHours(24), TimeSpan.FromHours(1), true);

    public static readonly Dictionary<string, Case> All = Make();

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Devices of a few areas; times that often coincide; arrivals up to twice the allowed lateness late.</summary>
    public Gen<Sample[]> Samples(int most) =>
        Gen.Select(
            Gen.Int[0, Areas.Length - 1],
            Gen.Int[0, 2],
            Gen.Int[0, Indicator.Measures.Count - 1],
            Gen.Int[0, (int)(Span / Step)],
            Gen.Int[-500, 2_000],
            Gen.Int[0, 1_200],
            (area, device, measure, step, value, delay) =>
            {
                var time = Some.Evening + (Step * step);
                return new Sample(
                    Areas[area], $"d{device}", measure, time, Value(value), time + Some.Seconds(delay));
            }).Array[0, most];

    /// <summary>Equal but for the last digits of floating point sums; a percentile by 1 %; VN_AQI by its rounding.</summary>
    public void Agree(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } e && actual is { } a)
        {
            var allowed = Indicator.Aggregate switch
            {
                AggregateKind.Percentile => (0.01 * Math.Abs(e)) + 1e-9,
                AggregateKind.VnAqiHour or AggregateKind.VnAqiDay => 0.5 + 1e-6,
                _ => 1e-9 * Math.Max(1, Math.Abs(e)),
            };
            Assert.True(Math.Abs(e - a) <= allowed, FormattableString.Invariant($"expected {e:R}, got {a:R}"));
        }
    }

    private static Dictionary<string, Case> Make()
    {
        var cases = new Dictionary<string, Case>();
        foreach (var kind in new[] { AggregateKind.Last, AggregateKind.Sum, AggregateKind.Count, AggregateKind.Mean, AggregateKind.Min, AggregateKind.Max })
        {
            cases[$"{kind}"] = Sliding(Some.Indicator(kind) with { Scale = 2 }, v => v * 0.1);
            cases[$"{kind} of the day"] = OfDay(Some.Indicator(kind, Some.Day), v => v * 0.1);
        }

        foreach (var kind in new[] { AggregateKind.Sum, AggregateKind.Count, AggregateKind.Mean, AggregateKind.Min, AggregateKind.Max, AggregateKind.Percentile })
        {
            cases[$"{kind} of latest"] = Sliding(Some.Indicator(kind) with { LatestPerDevice = true, Quantile = 0.5 }, v => v * 0.1);
        }

        cases["P95"] = Sliding(Some.Indicator(AggregateKind.Percentile) with { Quantile = 0.95 }, v => v * 0.1);
        cases["P7 of the day"] = OfDay(Some.Indicator(AggregateKind.Percentile, Some.Day) with { Quantile = 0.07 }, v => v * 0.1);
        cases["Rate"] = Sliding(Some.Indicator(AggregateKind.Rate) with { RatePer = TimeSpan.FromHours(1) }, v => Math.Abs(v));
        cases["Ratio"] = Sliding(Some.Indicator(AggregateKind.Ratio) with { Scale = 100 }, v => Math.Max(0, v) * 0.1);
        cases["Ratio of latest"] = Sliding(Some.Indicator(AggregateKind.Ratio) with { LatestPerDevice = true, Scale = 100 }, v => Math.Max(0, v) * 0.1);
        cases["Ratio of latest of the day"] = OfDay(Some.Indicator(AggregateKind.Ratio, Some.Day) with { LatestPerDevice = true }, v => Math.Max(0, v) * 0.1);
        cases["Distinct"] = Sliding(Some.Indicator(AggregateKind.Distinct), v => v);
        cases["Distinct of the day"] = OfDay(Some.Indicator(AggregateKind.Distinct, Some.Day), v => v);
        cases["Online"] = Sliding(Some.Indicator(AggregateKind.Online) with { Scale = 100 }, v => Math.Abs(v) % 2);
        cases["VN_AQI of the hour"] = new Case(Some.Indicator(AggregateKind.VnAqiHour, HalfDay), TimeSpan.FromHours(20), Some.Minutes(20), v => Math.Abs(v) * 0.25);
        cases["VN_AQI of the day"] = new Case(Some.Indicator(AggregateKind.VnAqiDay, AqiDay), TimeSpan.FromHours(40), Some.Minutes(20), v => Math.Abs(v) * 0.25);
        return cases;
    }

    private static Case Sliding(IndicatorDefinition indicator, Func<int, double> value) =>
        new(indicator, Some.Minutes(40), Some.Seconds(7), value);

    private static Case OfDay(IndicatorDefinition indicator, Func<int, double> value) =>
        new(indicator, TimeSpan.FromHours(2), Some.Seconds(61), value);
}
