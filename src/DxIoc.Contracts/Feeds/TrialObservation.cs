namespace DxIoc.Contracts.Feeds;

/// <summary>An observation that a message would become.</summary>
/// <param name="Time">UTC; null where the arrival counts.</param>
public sealed record TrialObservation(string Area, string Feed, string Device, string Measure, DateTimeOffset? Time, double Value);
