namespace DxIoc.Wall.Tiles.Clocks;

/// <summary>The moment that the scene shows, in the province's zone.</summary>
public sealed record ClockModel(string? Title, string Time, string Seconds, string Date);
