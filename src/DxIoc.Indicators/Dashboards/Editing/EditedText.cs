namespace DxIoc.Indicators.Dashboards.Editing;

/// <summary>A text after edits.</summary>
/// <param name="Text">As it was where an edit could not be made.</param>
/// <param name="Problem">Why one could not be made; null where all were.</param>
public sealed record EditedText(string Text, string? Problem);
