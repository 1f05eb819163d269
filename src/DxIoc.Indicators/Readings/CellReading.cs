using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Readings;

/// <summary>A cell's reading, independent of the moment at which it is looked at, but for its freshness.</summary>
/// <param name="At">Newest observation behind it; null when missing.</param>
public sealed record CellReading(
    string Indicator,
    double? Value,
    ReadingStatus Status,
    Freshness Freshness,
    Instant? At,
    long Samples,
    Coverage Coverage,
    double? Trend,
    double? Target,
    double? Attainment,
    bool InputLost)
{
    /// <summary>Of a reported figure: the period that it covers; null for all others.</summary>
    public string? Period { get; init; }

    /// <summary>Of a reported figure: its document; null where there are several, and for all others.</summary>
    public string? Document { get; init; }

    /// <summary>As it goes over a wire at this moment. The age is never negative.</summary>
    public Reading ToWire(Instant now) => new()
    {
        Indicator = Indicator,
        Value = Value,
        Status = Status,
        Freshness = Freshness,
        At = At?.ToDateTimeOffset(),
        Age = At is { } at ? Math.Max(0, (now - at).TotalSeconds) : null,
        Samples = Samples,
        Coverage = Coverage,
        Trend = Trend,
        Target = Target,
        Attainment = Attainment,
        InputLost = InputLost,
        Period = Period,
        Document = Document,
    };
}
