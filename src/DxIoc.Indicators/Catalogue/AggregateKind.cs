namespace DxIoc.Indicators.Catalogue;

/// <summary>How the observations of a window become one value.</summary>
public enum AggregateKind
{
    /// <summary>The newest observation; at equal times the larger device key.</summary>
    Last,
    Sum,
    Count,
    Mean,
    Min,
    Max,

    /// <summary>A quantile by sketch, relative error at most 1 %.</summary>
    Percentile,

    /// <summary>Increase of counters per <see cref="IndicatorDefinition.RatePer"/>, resets allowed for, summed over devices.</summary>
    Rate,

    /// <summary>Sum of the first measure over sum of the second, times <see cref="IndicatorDefinition.Scale"/>.</summary>
    Ratio,

    /// <summary>How many devices were heard in the window.</summary>
    Distinct,

    /// <summary>Share of the devices heard in the window whose latest value is not 0, times the scale.</summary>
    Online,

    /// <summary>VN_AQI of the hour, Quyết định 1459/QĐ-TCMT: the worst station's.</summary>
    VnAqiHour,

    /// <summary>VN_AQI of the civil day so far, Quyết định 1459/QĐ-TCMT: the worst station's.</summary>
    VnAqiDay,

    /// <summary>A formula over other indicators of the same area.</summary>
    Formula,
}
