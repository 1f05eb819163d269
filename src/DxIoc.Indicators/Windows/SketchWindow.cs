using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>A percentile of all observations in the window, at most 1 % off.</summary>
internal sealed class SketchWindow(IndicatorDefinition indicator, BucketClock clock)
    : RingWindow<SketchWindow, SketchBucket>(indicator, clock)
{
    protected override double? ValueOf(in SketchBucket sum) => sum.Sketch?.Quantile(Indicator.Quantile);

    protected override void Put(ref SketchBucket bucket, ulong device, int measure, Instant time, double value) =>
        bucket.Add(value);

    protected override SketchWindow Empty() => new(Indicator, Clock);
}
