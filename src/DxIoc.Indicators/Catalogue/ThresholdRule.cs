namespace DxIoc.Indicators.Catalogue;

/// <summary>When a value is bad. Limits and deadband in the indicator's unit.</summary>
/// <param name="HighIsBad">True: at or above a limit is bad. False: at or below it.</param>
/// <param name="Deadband">How far a value must come back past a limit before the status does; ≥ 0.</param>
public sealed record ThresholdRule(bool HighIsBad, double? Warning, double? Critical, double Deadband);
