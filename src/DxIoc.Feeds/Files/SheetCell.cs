namespace DxIoc.Feeds.Files;

/// <summary>A cell of a table: its text, and what a spreadsheet knows of it besides.</summary>
/// <param name="Text">As it is read; empty for an empty cell.</param>
/// <param name="Number">Where the file holds a number and not a text that looks like one.</param>
/// <param name="Date">Where that number is shown as a date.</param>
/// <param name="Percent">True where it is shown as a percentage: 0.85 stands for 85 %.</param>
/// <param name="Broken">True for an error of the spreadsheet, or a formula that was never computed.</param>
internal readonly record struct SheetCell(string Text, double? Number = null, DateOnly? Date = null, bool Percent = false, bool Broken = false);
