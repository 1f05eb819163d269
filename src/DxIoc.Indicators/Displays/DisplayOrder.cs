using DxIoc.Contracts.Displays;

namespace DxIoc.Indicators.Displays;

/// <summary>What an operator told a display. Immutable.</summary>
/// <param name="Shows">Null where only a tile is pointed out.</param>
/// <param name="Frozen">True for the scene that happened to stand.</param>
/// <param name="Until">When it ends by itself; null for never.</param>
public sealed record DisplayOrder(DisplayShows? Shows, bool Frozen, string? Tile, DateTimeOffset Since, DateTimeOffset? Until);
