namespace DxIoc.Contracts.History;

/// <summary>A board minute by minute, for playing it back: one array a figure, an element a minute.</summary>
/// <param name="From">Start of the first minute, UTC.</param>
/// <param name="Minutes">Elements of each array.</param>
public sealed record BoardMinutes(string Area, DateTimeOffset From, int Minutes, IReadOnlyList<MinuteLine> Lines);
