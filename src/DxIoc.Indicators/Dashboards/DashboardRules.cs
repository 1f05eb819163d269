namespace DxIoc.Indicators.Dashboards;

/// <summary>What dashboard files are held against besides the catalogue.</summary>
/// <param name="Strict">
/// Whether an indicator, area or sector that the catalogue lacks is refused. The shipped files also meet other catalogues: there such
/// a tile says on the wall what it misses.
/// </param>
/// <param name="EmbedHosts">Hosts whose pages may stand in a tile.</param>
public sealed record DashboardRules(bool Strict, IReadOnlyList<string> EmbedHosts);
