using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Readings;

/// <summary>How much of a target is reached: 1 is all of it. Pure.</summary>
public static class AttainmentRule
{
    /// <summary>
    /// For "at least" and "more than" the value as a share of the target (may pass 1); for "at most" 1 while it holds,
    /// then target over value; for "exactly" the smaller over the larger. Never below 0.
    /// </summary>
    public static double? Of(double value, TargetRule? target) => target switch
    {
        null => null,
        { Comparison: "<=" } => value <= target.Value ? 1 : Math.Clamp(target.Value / value, 0, 1),
        { Comparison: "=" } => value == target.Value ? 1 : Math.Clamp(Math.Min(value / target.Value, target.Value / value), 0, 1),
        _ => Math.Max(0, value / target.Value),
    };
}
