using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Readings;

/// <summary>Whether an observation came in time to count: what comes later is in history and in no figure. Pure.</summary>
public static class LatenessRule
{
    public static bool IsLate(IndicatorDefinition indicator, Instant time, Instant arrived) => arrived - time > indicator.AllowedLateness;
}
