namespace DxIoc.Indicators.Catalogue;

/// <summary>What the plan wants of an indicator.</summary>
/// <param name="Comparison">One of ">=", ">", "&lt;=", "=".</param>
/// <param name="Value">In the indicator's unit; not 0 unless the comparison is "&lt;=".</param>
/// <param name="Source">The clause of the plan, to be shown.</param>
public sealed record TargetRule(string Comparison, double Value, string Source)
{
    /// <summary>The clause as English names it; null where it is the same.</summary>
    public string? SourceEn { get; init; }
}
