namespace DxIoc.Contracts.Catalogue;

/// <summary>What the plan wants: comparison is one of "&gt;=", "&gt;", "&lt;=", "=", and the source names the plan's clause.</summary>
public sealed record TargetInfo(string Comparison, double Value, string Source);
