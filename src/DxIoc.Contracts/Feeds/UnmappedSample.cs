namespace DxIoc.Contracts.Feeds;

/// <summary>A message as it came.</summary>
/// <param name="Payload">As text, cut at 4,096 characters; null where it is no text.</param>
/// <param name="Bytes">Of the whole payload.</param>
/// <param name="Time">Arrival, UTC.</param>
public sealed record UnmappedSample(string Topic, string? Payload, int Bytes, DateTimeOffset Time);
