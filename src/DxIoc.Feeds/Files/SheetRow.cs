namespace DxIoc.Feeds.Files;

/// <summary>A row that is not empty.</summary>
/// <param name="Number">From 1, as a spreadsheet counts; of a text its line.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    public SheetCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : new SheetCell("");
}
