namespace DxIoc.Contracts.History;

/// <summary>Changes of status in a stretch of time, oldest first.</summary>
/// <param name="More">True when there were more than are told: ask on from the last one's time.</param>
public sealed record BoardChanges(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<StatusMark> Changes, bool More);
