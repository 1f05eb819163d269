using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Dashboards;

/// <summary>Dashboards, or all that is wrong with them.</summary>
public sealed record DashboardResult(DashboardSet? Dashboards, IReadOnlyList<CatalogueError> Errors);
