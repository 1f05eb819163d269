namespace DxIoc.Indicators.Catalogue;

/// <summary>A catalogue, or all that is wrong with it.</summary>
public sealed record CatalogueResult(IndicatorCatalogue? Catalogue, IReadOnlyList<CatalogueError> Errors);
