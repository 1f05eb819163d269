namespace DxIoc.Contracts.Feeds;

/// <summary>A measure of a device with its newest value.</summary>
/// <param name="Value">Null where none came since the server's start.</param>
/// <param name="T">The value's own time, UTC.</param>
public sealed record DeviceMeasure(string Measure, double? Value, DateTimeOffset? T);
