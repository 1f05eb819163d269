namespace DxIoc.Contracts.Catalogue;

/// <summary>An indicator of the catalogue as clients see it.</summary>
public sealed record IndicatorInfo
{
    public required string Id { get; init; }
    public required LocalText Name { get; init; }
    public required string Sector { get; init; }
    public required string Unit { get; init; }

    /// <summary>The unit in English; null where it is the same.</summary>
    public PluralText? UnitEn { get; init; }

    /// <summary>Digits after the decimal mark on a screen.</summary>
    public int Decimals { get; init; }

    public FigureKind Kind { get; init; }

    /// <summary>For a reported one: the period that a figure covers, "year", "quarter", "month" or "day"; else null.</summary>
    public string? Period { get; init; }

    /// <summary>The feed that supplies it; null for one that is derived from others, or reported.</summary>
    public string? Feed { get; init; }

    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>How the value comes about, in the catalogue's own words: "mean of latest per device over 10m", a formula, …</summary>
    public required string Computation { get; init; }

    /// <summary>The same in words, for people.</summary>
    public required LocalText Explanation { get; init; }

    /// <summary>Seconds after which a reading is stale; of a derived indicator the longest of its inputs. 0: never.</summary>
    public double StaleAfter { get; init; }

    public ThresholdInfo? Thresholds { get; init; }
    public TargetInfo? Target { get; init; }

    /// <summary>Areas that have this indicator on their boards.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];
}
