using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Readings;

/// <summary>
/// Status from a value by thresholds. Getting worse counts at once; getting better only past the limit by the deadband,
/// so that a value which trembles at a limit does not flap. Pure.
/// </summary>
public static class StatusRule
{
    /// <summary>Normal where the indicator has no thresholds.</summary>
    public static ReadingStatus Next(ReadingStatus before, double value, ThresholdRule? rule)
    {
        if (rule is null)
        {
            return ReadingStatus.Normal;
        }

        var now = Of(value, rule, 0);
        if (now >= before || before == ReadingStatus.Unknown)
        {
            return now;
        }

        // Coming back: the status that the value would have if every limit were further away by the deadband.
        var held = Of(value, rule, rule.Deadband);
        return held < before ? held : before;
    }

    private static ReadingStatus Of(double value, ThresholdRule rule, double deadband) =>
        Past(value, rule.Critical, rule.HighIsBad, deadband) ? ReadingStatus.Critical
        : Past(value, rule.Warning, rule.HighIsBad, deadband) ? ReadingStatus.Warning
        : ReadingStatus.Normal;

    private static bool Past(double value, double? limit, bool high, double deadband) =>
        limit is { } l && (high ? value >= l - deadband && (deadband == 0 || value > l - deadband) : value <= l + deadband && (deadband == 0 || value < l + deadband));
}
