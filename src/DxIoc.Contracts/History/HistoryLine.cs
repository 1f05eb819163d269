namespace DxIoc.Contracts.History;

/// <summary>The history of one indicator in one area.</summary>
/// <param name="Points">Only steps that have any reading, oldest first.</param>
/// <param name="Ghost">The same hours earlier, each point at the time under which it is drawn; null where it was not asked for.</param>
public sealed record HistoryLine(
    string Area, string Indicator, IReadOnlyList<HistoryPoint> Points, IReadOnlyList<HistoryPoint>? Ghost = null);
