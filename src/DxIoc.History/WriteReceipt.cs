namespace DxIoc.History;

/// <summary>Proof that a batch is durable.</summary>
/// <param name="Commit">The write's number; grows by each write, also over restarts.</param>
/// <param name="Duplicate">For each observation of the batch in order, whether history already had it.</param>
public sealed record WriteReceipt(long Commit, IReadOnlyList<bool> Duplicate);
