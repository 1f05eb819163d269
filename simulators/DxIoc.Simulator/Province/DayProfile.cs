namespace DxIoc.Simulator.Province;

/// <summary>A figure's shape over the day in Vietnam: 24 values at full hours, straight in between.</summary>
internal sealed class DayProfile(params double[] hours)
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>People on the road: two peaks, a lull at noon.</summary>
    public static readonly DayProfile Traffic = new(
        .12, .08, .06, .06, .10, .30, .70, 1.0, .90, .65, .60, .65, .60, .55, .58, .65, .85, 1.0, .90, .65, .50, .40, .28, .18);

    /// <summary>Office hours of the one-stop counters: morning peak, lunch, afternoon.</summary>
    public static readonly DayProfile Office = new(
        .02, .01, .01, .01, .02, .04, .10, .55, 1.0, .95, .80, .45, .15, .60, .75, .65, .40, .15, .10, .10, .10, .08, .05, .03);

    /// <summary>Fine dust: high before dawn and in the evening, low when the air mixes.</summary>
    public static readonly DayProfile Dust = new(
        .75, .78, .80, .84, .90, .96, 1.0, .95, .80, .65, .55, .48, .44, .42, .42, .45, .52, .62, .72, .78, .78, .76, .75, .74);

    /// <summary>Ozone follows the sun.</summary>
    public static readonly DayProfile Sun = new(
        .10, .08, .06, .05, .05, .08, .15, .30, .50, .70, .85, .95, 1.0, 1.0, .95, .80, .60, .40, .28, .22, .18, .15, .12, .11);

    /// <summary>Schools.</summary>
    public static readonly DayProfile School = new(
        0, 0, 0, 0, 0, 0, .3, .95, 1, 1, 1, .9, .8, .95, 1, 1, .8, .3, 0, 0, 0, 0, 0, 0);

    private readonly double _sum = hours.Sum();

    /// <summary>The hour in Vietnam, with its fraction.</summary>
    public static double HourOf(DateTimeOffset time) => time.ToOffset(Vietnam).TimeOfDay.TotalHours;

    public double At(DateTimeOffset time)
    {
        var local = HourOf(time);
        var hour = (int)local;
        var part = local - hour;
        return (hours[hour] * (1 - part)) + (hours[(hour + 1) % 24] * part);
    }

    /// <summary>The profile's area from Vietnam's midnight to a time, in hours.</summary>
    public double SinceMidnight(DateTimeOffset time)
    {
        var local = HourOf(time);
        var hour = (int)local;
        var sum = 0.0;
        for (var i = 0; i < hour; i++)
        {
            sum += (hours[i] + hours[(i + 1) % 24]) / 2;
        }

        return sum + ((hours[hour] + At(time)) / 2 * (local - hour));
    }

    /// <summary>Share of the day's total that Vietnam's midnight and a time lie apart; it only grows until the next midnight.</summary>
    public double ShareOfDay(DateTimeOffset time) => SinceMidnight(time) / _sum;

    /// <summary>Share of the day's total that falls into an hour at the height of a time.</summary>
    public double ShareAnHour(DateTimeOffset time) => At(time) / _sum;
}
