namespace DxIoc.Indicators.Catalogue;

/// <summary>A catalogue file as read from its folder.</summary>
/// <param name="File">Relative to the folder, with '/'.</param>
public sealed record CatalogueText(string File, string Text);
