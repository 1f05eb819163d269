namespace DxIoc.Simulator.Stations;

/// <summary>What a station measures, by the circular's symbol.</summary>
internal sealed record StationParameter(string Symbol, string Unit, double Middle, double Swing);
