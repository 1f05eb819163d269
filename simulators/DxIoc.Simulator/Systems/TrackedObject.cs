namespace DxIoc.Simulator.Systems;

/// <summary>Something that a camera of a recorder sees, from its first frame to its last.</summary>
internal sealed record TrackedObject(string Camera, string Label, DateTimeOffset Start, string Id);
