namespace DxIoc.Contracts.Dashboards;

/// <summary>A scheduled picture: when it is taken next, and what became of the last.</summary>
/// <param name="Last">When the last was due; null when none was since the server started.</param>
/// <param name="File">The last picture's file, below the folder of all schedules; null where it failed.</param>
/// <param name="Error">Why the last failed, and what to do.</param>
public sealed record SnapshotState(string Id, string Scene, string Format, DateTimeOffset Next, DateTimeOffset? Last, string? File, string? Error);
