namespace DxIoc.Indicators.Catalogue;

/// <summary>One thing that is wrong with the catalogue, and what would be right.</summary>
/// <param name="Line">From 1; 0 for the whole.</param>
public sealed record CatalogueError(string File, int Line, string Problem, string Remedy)
{
    private const int Longest = 300;

    public override string ToString() => $"{File}:{Line}: {Problem}: {Remedy}.";

    /// <summary>What a file says may be long and have line breaks; an error is one readable line.</summary>
    internal static string OneLine(string problem)
    {
        var shown = problem.Length > Longest ? $"{problem[..Longest]}…" : problem;
        return string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c));
    }
}
