namespace DxIoc.Indicators.Catalogue;

/// <summary>One thing that is wrong with the catalogue, and what would be right.</summary>
/// <param name="Line">From 1; 0 for the whole.</param>
public sealed record CatalogueError(string File, int Line, string Problem, string Remedy)
{
    public override string ToString() => $"{File}:{Line}: {Problem}: {Remedy}.";
}
