namespace DxIoc.Indicators.Readings;

/// <summary>
/// Takes off the last digits of a value, which depend on the order in which floating point sums were made: the same
/// observations give the same figure, whichever way they came.
/// </summary>
internal static class Significant
{
    private const int Digits = 12;

    /// <summary>The difference of two figures; what lies in their last digits is no difference.</summary>
    public static double Difference(double value, double earlier)
    {
        var difference = value - earlier;
        return Math.Abs(difference) <= 1e-9 * Math.Max(Math.Abs(value), Math.Abs(earlier)) ? 0 : Of(difference);
    }

    public static double Of(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value;
        }

        var decimals = Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return decimals is >= 0 and <= 15 ? Math.Round(value, decimals) : value;
    }
}
