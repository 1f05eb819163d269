namespace DxIoc.Indicators.Windows;

/// <summary>
/// The Vietnamese air quality index VN_AQI of Quyết định 1459/QĐ-TCMT (12/11/2019): table 2, the sub-index, the
/// NowCast of particulates and the 8-hour means of ozone. Concentrations in µg/m³, carbon monoxide too. Pure.
/// </summary>
public static class VnAqi
{
    /// <summary>Hours that NowCast looks at.</summary>
    public const int NowCastHours = 12;

    /// <summary>Hours of ozone's long mean.</summary>
    public const int LongOzoneHours = 8;

    /// <summary>Of those, how many must be present (the usual three quarters; the Decision gives no number).</summary>
    public const int LongOzoneHoursNeeded = 6;

    /// <summary>A day's 8-hour mean above this has no sub-index: the 1-hour one alone counts.</summary>
    public const double LongOzoneLimit = 400;

    private static readonly double[] Index = [0, 50, 100, 150, 200, 300, 400, 500];

    private static readonly Dictionary<AqiPollutant, double[]> Breakpoints = new()
    {
        [AqiPollutant.Pm25] = [0, 25, 50, 80, 150, 250, 350, 500],
        [AqiPollutant.Pm10] = [0, 50, 150, 250, 350, 420, 500, 600],
        [AqiPollutant.So2] = [0, 125, 350, 550, 800, 1_600, 2_100, 2_630],
        [AqiPollutant.No2] = [0, 100, 200, 700, 1_200, 2_350, 3_100, 3_850],
        [AqiPollutant.Co] = [0, 10_000, 30_000, 45_000, 60_000, 90_000, 120_000, 150_000],
        [AqiPollutant.O3OneHour] = [0, 160, 200, 300, 400, 800, 1_000, 1_200],
        [AqiPollutant.O3EightHours] = [0, 100, 120, 170, 210, 400],
    };

    /// <summary>The sub-index of a concentration, not rounded; 500 at and above the last breakpoint; null below zero.</summary>
    public static double? SubIndex(AqiPollutant pollutant, double concentration)
    {
        var limits = Breakpoints[pollutant];
        if (concentration < 0)
        {
            return null;
        }

        for (var i = 0; i + 1 < limits.Length; i++)
        {
            if (concentration <= limits[i + 1])
            {
                var share = (concentration - limits[i]) / (limits[i + 1] - limits[i]);
                return (share * (Index[i + 1] - Index[i])) + Index[i];
            }
        }

        return pollutant == AqiPollutant.O3EightHours ? null : Index[^1];
    }

    /// <summary>
    /// NowCast of the last twelve hourly means, the running hour first; null unless two of the first three are present.
    /// The weights that are present are normalised: read to the letter, the Decision's form for w = 1/2 takes a missing
    /// hour for clean air ([80, –, 60, 20 …] would give 50.0 in place of 66.7).
    /// </summary>
    public static double? NowCast(ReadOnlySpan<double?> hours)
    {
        if (Present(hours[..Math.Min(3, hours.Length)]) < 2)
        {
            return null;
        }

        var (min, max) = (double.MaxValue, double.MinValue);
        foreach (var hour in hours)
        {
            if (hour is { } c)
            {
                (min, max) = (Math.Min(min, c), Math.Max(max, c));
            }
        }

        var weight = max <= 0 ? 1 : Math.Max(min / max, 0.5);
        var (sum, weights, power) = (0.0, 0.0, 1.0);
        foreach (var hour in hours)
        {
            if (hour is { } c)
            {
                sum += power * c;
                weights += power;
            }

            power *= weight;
        }

        return sum / weights;
    }

    /// <summary>The mean of the eight hours that end with each hour of a day, where enough are present; the largest of them.</summary>
    /// <param name="hours">Seven hours before the day, then the day's.</param>
    public static double? LargestLongOzone(ReadOnlySpan<double?> hours)
    {
        double? largest = null;
        for (var end = LongOzoneHours; end <= hours.Length; end++)
        {
            var span = hours[(end - LongOzoneHours)..end];
            if (Present(span) >= LongOzoneHoursNeeded && Mean(span) is { } mean && !(mean <= largest))
            {
                largest = mean;
            }
        }

        return largest;
    }

    /// <summary>Mean of those present; null when none is.</summary>
    public static double? Mean(ReadOnlySpan<double?> hours)
    {
        var (sum, count) = (0.0, 0);
        foreach (var hour in hours)
        {
            sum += hour ?? 0;
            count += hour is null ? 0 : 1;
        }

        return count == 0 ? null : sum / count;
    }

    /// <summary>Largest of those present; null when none is.</summary>
    public static double? Max(ReadOnlySpan<double?> hours)
    {
        double? largest = null;
        foreach (var hour in hours)
        {
            largest = hour is { } c && !(c <= largest) ? c : largest;
        }

        return largest;
    }

    /// <summary>The index from its sub-indices, as an integer; null without any particulate, which the Decision demands.</summary>
    public static double? Overall(double? pm25, double? pm10, ReadOnlySpan<double?> others) =>
        pm25 is null && pm10 is null ? null
        : Math.Round(Math.Max(Math.Max(pm25 ?? 0, pm10 ?? 0), Max(others) ?? 0), MidpointRounding.AwayFromZero);

    private static int Present(ReadOnlySpan<double?> hours)
    {
        var present = 0;
        foreach (var hour in hours)
        {
            present += hour is null ? 0 : 1;
        }

        return present;
    }
}
