namespace DxIoc.Contracts.Observations;

/// <summary>An element of a posted array that was not accepted.</summary>
public sealed record RefusedItem(int Index, string Reason);
