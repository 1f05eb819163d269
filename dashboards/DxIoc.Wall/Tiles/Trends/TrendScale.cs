using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.Trends;

/// <summary>The box of a trend chart: times from left to right, values from bottom to top, with round marks. Pure.</summary>
public sealed record TrendScale(DateTimeOffset From, DateTimeOffset To, double Low, double High)
{
    public const double Width = 1_000;
    public const double Height = 300;

    private const int MarksWanted = 4;

    /// <summary>What the last digit of <see cref="Figures.Compact"/> is worth, below a million and from there on.</summary>
    private const double Thousand = 1_000;
    private const double TenthOfMillion = 100_000;

    private static readonly int[] HourSteps = [1, 2, 3, 4, 6, 12, 24, 48, 168];

    /// <summary>From values to a scale of round steps; from zero where that costs little.</summary>
    public static TrendScale Of(DateTimeOffset from, DateTimeOffset to, IReadOnlyCollection<double> values)
    {
        var (low, high) = values.Count == 0 ? (0, 1) : (values.Min(), values.Max());
        if (low > 0 && low < (high - low) * 1.5)
        {
            low = 0;
        }

        var step = StepOf(high - low > 0 ? high - low : Math.Max(1, Math.Abs(high)));
        var (bottom, top) = (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
        return new TrendScale(from, to, bottom, top > bottom ? top : bottom + step);
    }

    public double X(DateTimeOffset time) => (time - From) / (To - From) * Width;

    public double Y(double value) => Height - ((value - Low) / (High - Low) * Height);

    public IEnumerable<TrendMark> ValueMarks(int decimals, Language language)
    {
        var step = StepOf(High - Low);
        for (var value = Low; value <= High + (step / 1e6); value += step)
        {
            // A short form that would make two marks the same says nothing.
            yield return new TrendMark(
                Percent(Y(value) / Height),
                step >= (High < 999_500 ? Thousand : TenthOfMillion) ? Figures.Compact(value, 0, language) : Figures.Number(value, step < 1 ? Math.Max(1, decimals) : 0, language));
        }
    }

    public IEnumerable<TrendMark> TimeMarks(int wanted)
    {
        var hours = HourSteps.First(h => (To - From).TotalHours / h <= wanted || h == HourSteps[^1]);
        var start = Figures.Midnight(From);
        for (var time = start; time < To; time += TimeSpan.FromHours(hours))
        {
            if (time > From)
            {
                yield return new TrendMark(Percent(X(time) / Width), Figures.Local(time).TimeOfDay < TimeSpan.FromMinutes(1) ? Figures.Day(time) : Figures.HourMinute(time));
            }
        }
    }

    public static string Percent(double share) => Figures.Machine(share * 100, 2) + "%";

    private static double StepOf(double span)
    {
        var size = Math.Pow(10, Math.Floor(Math.Log10(span / MarksWanted)));
        return new[] { 1, 2, 2.5, 5, 10 }.First(n => n * size >= span / MarksWanted * 0.999) * size;
    }
}
