using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>Sum of the first measure over the sum of the second; no figure while the second is zero.</summary>
internal sealed class RatioWindow(IndicatorDefinition indicator, BucketClock clock)
    : RingWindow<RatioWindow, RatioBucket>(indicator, clock)
{
    protected override double? ValueOf(in RatioBucket sum) => sum.Denominator == 0 ? null : sum.Numerator / sum.Denominator;

    protected override void Put(ref RatioBucket bucket, ulong device, int measure, Instant time, double value) =>
        bucket.Add(measure, value);

    protected override RatioWindow Empty() => new(Indicator, Clock);
}
