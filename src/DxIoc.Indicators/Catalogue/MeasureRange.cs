namespace DxIoc.Indicators.Catalogue;

/// <summary>What is physically possible for a measure, both ends included, in its unit.</summary>
public readonly record struct MeasureRange(double Min, double Max);
