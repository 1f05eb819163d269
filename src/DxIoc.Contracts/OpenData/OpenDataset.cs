using DxIoc.Contracts.Catalogue;

namespace DxIoc.Contracts.OpenData;

/// <summary>A published indicator: its hourly readings in every area that has it.</summary>
/// <param name="Identifier">The indicator's id: it never changes.</param>
/// <param name="Theme">The sector.</param>
/// <param name="TemporalResolution">ISO 8601: PT1H.</param>
/// <param name="Issued">Day of its first reading, UTC; null while it has none.</param>
/// <param name="Modified">Hour of its last reading, UTC; null while it has none.</param>
public sealed record OpenDataset(
    string Identifier,
    LocalText Title,
    LocalText Description,
    LocalText Publisher,
    string Licence,
    LocalText Theme,
    string Unit,
    IReadOnlyList<string> Spatial,
    string TemporalResolution,
    DateTimeOffset? Issued,
    DateTimeOffset? Modified,
    IReadOnlyList<OpenDistribution> Distributions);
