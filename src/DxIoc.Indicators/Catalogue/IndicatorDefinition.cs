using DxIoc.Contracts.Catalogue;
using DxIoc.Indicators.Reports;

namespace DxIoc.Indicators.Catalogue;

/// <summary>What is measured, from which feed, over what window, how it rolls up, when it is stale, what is bad, what the plan wants.</summary>
public sealed record IndicatorDefinition
{
    public required string Id { get; init; }
    public required LocalText Name { get; init; }
    public required string Unit { get; init; }

    /// <summary>The unit in English; null where it is the same.</summary>
    public PluralText? UnitEn { get; init; }
    public int Decimals { get; init; }
    public required string Sector { get; init; }

    /// <summary>Null for a formula, and for what is reported.</summary>
    public string? Feed { get; init; }

    /// <summary>The measures it reads, in the aggregate's order (ratio: numerator, denominator; VN_AQI: pm25 pm10 so2 no2 co o3). Empty where there is no feed.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    public required AggregateKind Aggregate { get; init; }

    /// <summary>True: each device counts once, with its latest value in the window, and then the aggregate.</summary>
    public bool LatestPerDevice { get; init; }

    /// <summary>For a percentile: 0 to 1.</summary>
    public double Quantile { get; init; }

    /// <summary>For a rate: the value is the increase per this long.</summary>
    public TimeSpan RatePer { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The value is multiplied by this (100 for percentages).</summary>
    public double Scale { get; init; } = 1;

    /// <summary>For a formula: its text.</summary>
    public string? Formula { get; init; }

    /// <summary>How it is reported, where people hand it in; null for all others.</summary>
    public ReportRule? Report { get; init; }

    public FigureKind Kind => Report is not null ? FigureKind.Reported : Formula is not null ? FigureKind.Derived : FigureKind.Measured;

    public required WindowSpec Window { get; init; }
    public RollUp RollUp { get; init; }
    public required TimeSpan StaleAfter { get; init; }

    /// <summary>An observation that arrives longer than this after its own time goes to history only.</summary>
    public required TimeSpan AllowedLateness { get; init; }

    /// <summary>The trend is the value now less the value this long before.</summary>
    public required TimeSpan TrendSpan { get; init; }

    public ThresholdRule? Thresholds { get; init; }
    public TargetRule? Target { get; init; }

    /// <summary>Areas at which it is observed; empty = all areas without children.</summary>
    public IReadOnlyList<string> ObservedAt { get; init; } = [];

    /// <summary>True: the centre publishes its readings as open data.</summary>
    public bool OpenData { get; init; }

    /// <summary>A word to engineers about its source, shown under "why this number".</summary>
    public string? Note { get; init; }

    /// <summary>True: longer steps of a chart show the last value (running totals), not the mean of values.</summary>
    public bool Cumulative { get; init; }
}
