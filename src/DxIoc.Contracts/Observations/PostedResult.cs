namespace DxIoc.Contracts.Observations;

/// <summary>What became of a posted array: counts, and each refused element by its index in the array.</summary>
public sealed record PostedResult(int Accepted, int Duplicate, IReadOnlyList<RefusedItem> Refused);
