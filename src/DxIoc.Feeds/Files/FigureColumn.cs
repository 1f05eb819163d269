namespace DxIoc.Feeds.Files;

/// <summary>What a column of a file of reported figures holds.</summary>
internal enum FigureColumn
{
    Area,
    Indicator,
    Period,
    Value,
    Numerator,
    Denominator,
    Target,
    Note,
}
