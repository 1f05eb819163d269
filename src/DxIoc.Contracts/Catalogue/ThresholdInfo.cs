namespace DxIoc.Contracts.Catalogue;

/// <summary>When a value is bad. Direction "high": bad at or above a limit; "low": bad at or below it. Limits and deadband in the unit.</summary>
public sealed record ThresholdInfo(string Direction, double? Warning, double? Critical, double Deadband);
