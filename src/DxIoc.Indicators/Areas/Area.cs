using DxIoc.Contracts.Catalogue;

namespace DxIoc.Indicators.Areas;

/// <summary>The province or a part of it, at any depth. Areas are data: see the area file of the catalogue.</summary>
/// <param name="Id">As in topics: [a-z0-9][a-z0-9-]{0,63}.</param>
/// <param name="Kind">province, city, town, district, commune, …: shown, never decided upon.</param>
/// <param name="Parent">Null for the root.</param>
/// <param name="ValidFrom">First civil day (in the area's zone) on which it exists; null = always.</param>
/// <param name="ValidTo">Last civil day; null = no end.</param>
/// <param name="Successors">Areas that took its place when it ended.</param>
public sealed record Area(
    string Id,
    string Kind,
    LocalText Name,
    string? Parent,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<string> Successors);
