using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Scenes;

/// <summary>History that a tile wants. Equal wishes are loaded once.</summary>
/// <param name="Cells">area/indicator, with ',' between them.</param>
/// <param name="Hours">How far back; 0 where whole days are wanted.</param>
/// <param name="Days">Whole days of the province's zone, today included.</param>
/// <param name="Width">Steps at most.</param>
public sealed record SeriesWish(string Cells, int Hours, int Days, int Width, bool Ghost)
{
    public DateTimeOffset From(DateTimeOffset now) => Days == 0 ? now - TimeSpan.FromHours(Hours) : Figures.Midnight(now) - TimeSpan.FromDays(Days - 1);
}
