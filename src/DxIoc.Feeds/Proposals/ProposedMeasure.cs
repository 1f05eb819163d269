namespace DxIoc.Feeds.Proposals;

/// <summary>A measure of a proposal.</summary>
/// <param name="Path">Null where the format itself says where it is.</param>
/// <param name="Words">Where its values are words: which is 1 and which 0.</param>
internal sealed record ProposedMeasure(string Name, string? Path, (string One, string Zero)? Words);
