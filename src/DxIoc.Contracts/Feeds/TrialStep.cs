namespace DxIoc.Contracts.Feeds;

/// <summary>One step of a trial.</summary>
/// <param name="Step">topic, format, records, device, area, time, measure, rate, admission.</param>
/// <param name="Said">What was found there, and what would be right where it is wrong.</param>
/// <param name="Good">False where something is refused.</param>
public sealed record TrialStep(string Step, string Said, bool Good);
