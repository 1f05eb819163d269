namespace DxIoc.Indicators.Reports;

/// <summary>That an indicator is reported, and how often.</summary>
/// <param name="Period">What each figure covers.</param>
/// <param name="DueAfter">How long after a period's end its report is due.</param>
public sealed record ReportRule(PeriodKind Period, TimeSpan DueAfter)
{
    /// <summary>Counted from a period's end: until the report of the period after it is due, its figure is the newest that there can be.</summary>
    public TimeSpan StaleAfter => Reports.Period.Longest(Period) + DueAfter;
}
