using System.Globalization;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.Api;

/// <summary>A stretch of time and the steps in which it is read. Read from a query; what is wrong with that is said by field.</summary>
internal sealed record Stretch(Instant From, Instant To, TimeSpan Step)
{
    /// <summary>Steps of a chart at most: more than that nobody sees, and each step has its extremes anyway.</summary>
    public const int ChartSteps = 2_000;

    private static readonly TimeSpan Usual = TimeSpan.FromHours(24);
    private static readonly TimeSpan[] Steps =
    [
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(m => TimeSpan.FromMinutes(m)),
        .. new[] { 1, 2, 3, 6, 12 }.Select(h => TimeSpan.FromHours(h)),
        .. new[] { 1, 7, 30 }.Select(d => TimeSpan.FromDays(d)),
    ];

    /// <summary>How many steps it touches.</summary>
    public long Count => CountOf(From, To, Step);

    /// <summary>Null and the problem when the query cannot be used.</summary>
    /// <param name="stepLimit">How many steps a fixed step may make.</param>
    public static Stretch? Read(in StretchQuery query, Instant now, int stepLimit, out IResult? problem)
    {
        if (ReadTimes(query, now, out problem) is not { } times)
        {
            return null;
        }

        var width = ChartSteps;
        if (query.Width is not null
            && (!int.TryParse(query.Width, NumberStyles.None, CultureInfo.InvariantCulture, out width) || width is < 1 or > 100_000))
        {
            problem = Problems.Field("width", "write the chart's width in pixels, 1 to 100000");
            return null;
        }

        return query.Step is null ? Fitting(times, Math.Min(width, ChartSteps), out problem) : Fixed(times, query.Step, stepLimit, out problem);
    }

    /// <summary>From and to alone, in order; null and the problem when they cannot be used.</summary>
    public static (Instant From, Instant To)? ReadTimes(in StretchQuery query, Instant now, out IResult? problem)
    {
        problem = null;
        var to = now;
        if (query.To is not null && !QueryTime.TryParse(query.To, out to))
        {
            problem = Problems.Time("to");
            return null;
        }

        var from = to - Usual;
        if (query.From is not null && !QueryTime.TryParse(query.From, out from))
        {
            problem = Problems.Time("from");
            return null;
        }

        if (from >= to)
        {
            problem = Problems.Field("from", "it must be before 'to'");
            return null;
        }

        return (from, to);
    }

    private static Stretch? Fitting((Instant From, Instant To) times, int most, out IResult? problem)
    {
        problem = null;
        // A very narrow chart of a very long time still gets the longest step, and with it fewer than the limit.
        var step = Steps.FirstOrDefault(s => CountOf(times.From, times.To, s) <= most, Steps[^1]);
        if (CountOf(times.From, times.To, step) <= ChartSteps)
        {
            return new Stretch(times.From, times.To, step);
        }

        problem = Problems.Field("from", "the stretch is too long for a chart; choose a shorter one");
        return null;
    }

    private static Stretch? Fixed((Instant From, Instant To) times, string text, int stepLimit, out IResult? problem)
    {
        if (!QueryTime.TryParseStep(text, out var step))
        {
            problem = Problems.Field("step", "write whole minutes, like 60 (seconds), 1m, 15m, 1h or 1d");
            return null;
        }

        if (CountOf(times.From, times.To, step) > stepLimit)
        {
            problem = Problems.Field("step", string.Create(
                CultureInfo.InvariantCulture, $"it makes more than {stepLimit} steps; choose a longer step or a shorter time"));
            return null;
        }

        problem = null;
        return new Stretch(times.From, times.To, step);
    }

    private static long CountOf(Instant from, Instant to, TimeSpan step)
    {
        var width = (long)step.TotalMicroseconds;
        return ((to.Micros - 1) / width) - (from.Micros / width) + 1;
    }
}
