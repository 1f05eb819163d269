namespace DxIoc.Server.Api;

/// <summary>A stretch of time as it stands in a query string.</summary>
/// <param name="From">ISO 8601 with offset; by default 24 hours before the end.</param>
/// <param name="To">ISO 8601 with offset, not contained; by default now.</param>
/// <param name="Step">60, 1m, 1h: fixed. Otherwise it follows from the width.</param>
/// <param name="Width">Pixels of the chart: at most as many steps, and never more than 2,000.</param>
internal readonly record struct StretchQuery(string? From, string? To, string? Step, string? Width);
