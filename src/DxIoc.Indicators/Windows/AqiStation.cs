using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>One station's hourly means of the six pollutants, in the order pm25 pm10 so2 no2 co o3.</summary>
internal sealed class AqiStation
{
    public const int Pollutants = 6;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly BucketRing<MeanBucket>[] _hours;

    public AqiStation(BucketClock clock) =>
        _hours = [.. Enumerable.Range(0, Pollutants).Select(_ => new BucketRing<MeanBucket>(clock))];

    private AqiStation(AqiStation other) => _hours = Array.ConvertAll(other._hours, r => r.Copy());

    public bool Add(int pollutant, Instant time, double value)
    {
        ref var hour = ref _hours[pollutant].At(time, out var kept);
        if (kept)
        {
            hour.Add(value);
        }

        return kept;
    }

    public long Count(Instant from, Instant to)
    {
        long count = 0;
        foreach (var ring in _hours)
        {
            count += ring.Count(from, to);
        }

        return count;
    }

    /// <summary>VN_AQI of the hour of <paramref name="end"/>, which counts with what has arrived of it.</summary>
    public double? OfHour(Instant end)
    {
        var pm25 = VnAqi.NowCast(Back(0, end, VnAqi.NowCastHours));
        var pm10 = VnAqi.NowCast(Back(1, end, VnAqi.NowCastHours));
        return VnAqi.Overall(
            Sub(AqiPollutant.Pm25, pm25),
            Sub(AqiPollutant.Pm10, pm10),
            [
                Sub(AqiPollutant.So2, Back(2, end, 1)[0]),
                Sub(AqiPollutant.No2, Back(3, end, 1)[0]),
                Sub(AqiPollutant.Co, Back(4, end, 1)[0]),
                Sub(AqiPollutant.O3OneHour, Back(5, end, 1)[0]),
            ]);
    }

    /// <summary>VN_AQI of the day so far: <paramref name="hours"/> hours that end with the hour of <paramref name="end"/>.</summary>
    public double? OfDay(Instant end, int hours)
    {
        var ozone = Back(5, end, hours);
        var longOzone = VnAqi.LargestLongOzone([.. Back(5, end, hours + VnAqi.LongOzoneHours - 1).Reverse()]);
        return VnAqi.Overall(
            Sub(AqiPollutant.Pm25, VnAqi.Mean(Back(0, end, hours))),
            Sub(AqiPollutant.Pm10, VnAqi.Mean(Back(1, end, hours))),
            [
                Sub(AqiPollutant.So2, VnAqi.Max(Back(2, end, hours))),
                Sub(AqiPollutant.No2, VnAqi.Max(Back(3, end, hours))),
                Sub(AqiPollutant.Co, VnAqi.Max(Back(4, end, hours))),
                Sub(AqiPollutant.O3OneHour, VnAqi.Max(ozone)),
                longOzone > VnAqi.LongOzoneLimit ? null : Sub(AqiPollutant.O3EightHours, longOzone),
            ]);
    }

    public AqiStation Copy() => new(this);

    public void Merge(AqiStation other)
    {
        for (var i = 0; i < Pollutants; i++)
        {
            _hours[i].Merge(other._hours[i]);
        }
    }

    public void Write(BinaryWriter output)
    {
        foreach (var ring in _hours)
        {
            ring.Write(output);
        }
    }

    public void Read(BinaryReader input)
    {
        foreach (var ring in _hours)
        {
            ring.Read(input);
        }
    }

    /// <summary>The hourly means back from an hour, that one first.</summary>
    private double?[] Back(int pollutant, Instant end, int hours)
    {
        var start = new Instant(end.Micros - (end.Micros % (long)Hour.TotalMicroseconds));
        var means = new double?[hours];
        for (var i = 0; i < hours; i++)
        {
            means[i] = _hours[pollutant].Sum(start - (Hour * i), start - (Hour * (i - 1))).Mean;
        }

        return means;
    }

    private static double? Sub(AqiPollutant pollutant, double? concentration) =>
        concentration is { } c ? VnAqi.SubIndex(pollutant, c) : null;
}
