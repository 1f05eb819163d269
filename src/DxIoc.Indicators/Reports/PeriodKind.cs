namespace DxIoc.Indicators.Reports;

/// <summary>How long a stretch a reported figure covers.</summary>
public enum PeriodKind
{
    Year,
    Quarter,
    Month,
    Day,
}
