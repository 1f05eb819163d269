using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>Makes the window that an indicator's aggregate needs.</summary>
public static class WindowFactory
{
    /// <exception cref="ArgumentException">The aggregate is a formula, which has no window of its own.</exception>
    public static IWindow Create(IndicatorDefinition indicator, TimeZoneInfo zone)
    {
        var clock = new BucketClock(indicator.Window, Reach(indicator), zone);
        return indicator switch
        {
            { Aggregate: AggregateKind.Formula } => throw new ArgumentException("A formula has no window.", nameof(indicator)),
            { Aggregate: AggregateKind.VnAqiHour or AggregateKind.VnAqiDay } => new AqiWindow(indicator, clock),
            { Aggregate: AggregateKind.Distinct or AggregateKind.Online } or { LatestPerDevice: true } => new LatestWindow(indicator, clock),
            { Aggregate: AggregateKind.Rate } => new CounterWindow(indicator, clock),
            { Aggregate: AggregateKind.Ratio } => new RatioWindow(indicator, clock),
            { Aggregate: AggregateKind.Percentile } => new SketchWindow(indicator, clock),
            _ => new StatsWindow(indicator, clock),
        };
    }

    /// <summary>Reads what <see cref="IWindow.Write"/> wrote for the same definition.</summary>
    /// <exception cref="ArgumentException">The bytes are not such a state.</exception>
    public static IWindow Read(IndicatorDefinition indicator, TimeZoneInfo zone, ReadOnlySpan<byte> state)
    {
        var window = Create(indicator, zone);
        using var input = new BinaryReader(new MemoryStream(state.ToArray()));
        try
        {
            ((IReadableWindow)window).Read(input);
            if (input.BaseStream.Position != input.BaseStream.Length)
            {
                throw new InvalidDataException("Bytes are left over.");
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new ArgumentException("The bytes are no state of this window.", nameof(state), e);
        }

        return window;
    }

    /// <summary>How far back from the newest observation a window keeps: its length and <see cref="Behind"/>.</summary>
    public static TimeSpan Reach(IndicatorDefinition indicator)
    {
        var length = indicator.Aggregate == AggregateKind.VnAqiDay
            ? indicator.Window.Length + TimeSpan.FromHours(VnAqi.LongOzoneHours)
            : indicator.Window.Length;
        return length + Behind(indicator);
    }

    /// <summary>The stretch of time that the window which ends with an observation covers: [from, to), to its buckets.</summary>
    public static (Instant From, Instant To) Span(IndicatorDefinition indicator, TimeZoneInfo zone, Instant newest)
    {
        var clock = new BucketClock(indicator.Window, Reach(indicator), zone);
        return (clock.StartOf(clock.First(newest)), clock.StartOf(clock.BucketOf(newest) + 1));
    }

    /// <summary>
    /// How far back from the newest observation a window can be evaluated: the longer of lateness and trend span, and
    /// a bucket or minute on top, so that the whole minute which the latest late observation corrects is exact.
    /// </summary>
    public static TimeSpan Behind(IndicatorDefinition indicator)
    {
        var minute = TimeSpan.FromMinutes(1);
        var behind = indicator.AllowedLateness > indicator.TrendSpan ? indicator.AllowedLateness : indicator.TrendSpan;
        return behind + (indicator.Window.Bucket > minute ? indicator.Window.Bucket : minute);
    }
}
