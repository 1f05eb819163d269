namespace DxIoc.Contracts.Displays;

/// <summary>What an operator does with displays: one call for as many as are to follow together.</summary>
/// <param name="Displays">Their ids.</param>
/// <param name="Do">One of <see cref="Actions"/>.</param>
/// <param name="Shows">With "show": what.</param>
/// <param name="Tile">With "highlight" the tile's id in its scene, and with "show" perhaps; empty points out nothing.</param>
/// <param name="Minutes">After which they go back by themselves; null for when they are released.</param>
public sealed record DisplayCommand(IReadOnlyList<string>? Displays, string? Do, DisplayShows? Shows = null, string? Tile = null, int? Minutes = null)
{
    public const string Show = "show";
    public const string Freeze = "freeze";
    public const string Highlight = "highlight";
    public const string Release = "release";

    public static readonly IReadOnlyList<string> Actions = [Show, Freeze, Highlight, Release];
}
