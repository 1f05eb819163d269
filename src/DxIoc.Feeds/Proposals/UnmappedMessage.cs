using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Proposals;

/// <summary>A message that no definition matches, as it came.</summary>
/// <param name="Payload">Cut where <paramref name="Bytes"/> says that it had more.</param>
public sealed record UnmappedMessage(string Topic, ReadOnlyMemory<byte> Payload, int Bytes, Instant Arrived);
