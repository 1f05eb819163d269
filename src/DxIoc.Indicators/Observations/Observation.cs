namespace DxIoc.Indicators.Observations;

/// <summary>One value of one measure of one device at one time, admitted: its area exists, its value is finite.</summary>
/// <param name="Series">Whose value it is.</param>
/// <param name="Time">The device's own time, or the arrival where it gave none.</param>
/// <param name="Value">Finite, in the measure's unit; true is 1, false 0.</param>
/// <param name="Arrived">The server's clock when it came in.</param>
public readonly record struct Observation(Series Series, Instant Time, double Value, Instant Arrived);
