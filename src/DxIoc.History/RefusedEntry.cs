using DxIoc.Indicators.Observations;

namespace DxIoc.History;

/// <summary>A refusal with the message it belongs to.</summary>
/// <param name="Payload">At most <see cref="PayloadLimit"/> bytes are kept.</param>
/// <param name="Count">Parts of the message that it stands for: the books count them all.</param>
public sealed record RefusedEntry(
    string Feed, string Topic, ReadOnlyMemory<byte> Payload, Instant Time, Refusal Refusal, long Count = 1)
{
    public const int PayloadLimit = 4096;
}
