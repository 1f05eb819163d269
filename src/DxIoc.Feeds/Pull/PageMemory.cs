using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Pull;

/// <summary>What a page said last, so that it need not be sent again while it still holds.</summary>
/// <param name="Next">The page after it.</param>
/// <param name="Timeless">What it brought without a time of its own: an answer that nothing has changed says it anew, as of now.</param>
internal sealed record PageMemory(string? Tag, DateTimeOffset? Modified, Uri? Next, IReadOnlyList<Measurement> Timeless);
