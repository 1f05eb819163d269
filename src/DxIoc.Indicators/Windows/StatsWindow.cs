using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>Last, sum, count, mean, min or max of all observations in the window.</summary>
internal sealed class StatsWindow(IndicatorDefinition indicator, BucketClock clock)
    : RingWindow<StatsWindow, StatsBucket>(indicator, clock)
{
    protected override double? ValueOf(in StatsBucket sum) => Indicator.Aggregate switch
    {
        AggregateKind.Last => sum.Last,
        AggregateKind.Sum => sum.Sum,
        AggregateKind.Count => sum.Count,
        AggregateKind.Mean => sum.Sum / sum.Count,
        AggregateKind.Min => sum.Min,
        AggregateKind.Max => sum.Max,
        _ => null,
    };

    protected override void Put(ref StatsBucket bucket, ulong device, int measure, Instant time, double value) =>
        bucket.Add(device, time.Micros, value);

    protected override StatsWindow Empty() => new(Indicator, Clock);
}
