using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Readings;

/// <summary>What a cell gives to its parent area's cell: replaces the part given before. Never changed after it was given.</summary>
/// <param name="Area">The child.</param>
/// <param name="Window">Its own state merged with its parts'.</param>
/// <param name="Newest">Its newest observation; null where it has none.</param>
public sealed record CellPart(string Area, IWindow Window, Instant? Newest);
