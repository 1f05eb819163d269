using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Pull;

/// <summary>What became of a page.</summary>
/// <param name="Timeless">What it brought without a time of its own.</param>
/// <param name="Failure">Why nothing of it could be used; null where something was, or nothing was wrong.</param>
internal sealed record PollTaken(IReadOnlyList<Measurement> Timeless, string? Failure);
