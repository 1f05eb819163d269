using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.Grains.Wire;

/// <summary>A reading between silos.</summary>
[GenerateSerializer]
internal struct CellReadingSurrogate
{
    [Id(0)]
    public string Indicator;

    [Id(1)]
    public double? Value;

    [Id(2)]
    public int Status;

    [Id(3)]
    public int Freshness;

    [Id(4)]
    public long? AtMicros;

    [Id(5)]
    public long Samples;

    [Id(6)]
    public int Fresh;

    [Id(7)]
    public int Expected;

    [Id(8)]
    public double? Trend;

    [Id(9)]
    public double? Target;

    [Id(10)]
    public double? Attainment;

    [Id(11)]
    public bool InputLost;

    [Id(12)]
    public string? Period;

    [Id(13)]
    public string? Document;
}

/// <summary>Keeps Orleans out of Indicators.</summary>
[RegisterConverter]
internal sealed class CellReadingConverter : IConverter<CellReading, CellReadingSurrogate>
{
    public CellReading ConvertFromSurrogate(in CellReadingSurrogate s) => new(
        s.Indicator,
        s.Value,
        (ReadingStatus)s.Status,
        (Freshness)s.Freshness,
        s.AtMicros is { } micros ? new Instant(micros) : null,
        s.Samples,
        new Coverage(s.Fresh, s.Expected),
        s.Trend,
        s.Target,
        s.Attainment,
        s.InputLost)
    {
        Period = s.Period,
        Document = s.Document,
    };

    public CellReadingSurrogate ConvertToSurrogate(in CellReading r) => new()
    {
        Indicator = r.Indicator,
        Value = r.Value,
        Status = (int)r.Status,
        Freshness = (int)r.Freshness,
        AtMicros = r.At?.Micros,
        Samples = r.Samples,
        Fresh = r.Coverage.Fresh,
        Expected = r.Coverage.Expected,
        Trend = r.Trend,
        Target = r.Target,
        Attainment = r.Attainment,
        InputLost = r.InputLost,
        Period = r.Period,
        Document = r.Document,
    };
}
