namespace DxIoc.Contracts.History;

/// <summary>Histories of several indicators or areas together, in the same steps.</summary>
/// <param name="From">Start of the first step, UTC.</param>
/// <param name="To">End of the stretch, UTC.</param>
/// <param name="Step">Seconds of a step; points further apart than this have a gap between them.</param>
/// <param name="Ghost">Seconds by which ghosts are older than what they are laid under; null where none were asked for.</param>
public sealed record HistorySet(
    DateTimeOffset From, DateTimeOffset To, double Step, double? Ghost, IReadOnlyList<HistoryLine> Series);
