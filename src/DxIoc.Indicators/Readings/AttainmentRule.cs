using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Readings;

/// <summary>How much of a target is reached: 1 is all of it. Pure.</summary>
public static class AttainmentRule
{
    /// <summary>
    /// For "at least" and "more than" the value as a share of the target (may pass 1); for "at most" 1 while it holds,
    /// then target over value; for "exactly" the smaller over the larger.
    /// </summary>
    public static double? Of(double value, TargetRule? target) => target switch
    {
        null => null,
        { Comparison: "<=" } => value <= target.Value ? 1 : target.Value / value,
        { Comparison: "=" } => value == target.Value ? 1 : Math.Max(0, Math.Min(value, target.Value) / Math.Max(value, target.Value)),
        _ => Math.Max(0, value / target.Value),
    };
}
