using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.Prose;

/// <summary>A text, and how long its lines are, so that a style can make it as large as there is room.</summary>
public sealed record ProseModel(string? Title, Rows<string> Lines)
{
    public string Longest => Figures.Machine(Math.Max(8, Lines.Max(l => l.Length)));
}
