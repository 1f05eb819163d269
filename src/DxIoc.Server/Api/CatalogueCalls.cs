using System.Reflection;
using DxIoc.Contracts.Feeds;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Server.State;

namespace DxIoc.Server.Api;

/// <summary>The catalogue, the map and the state of the server.</summary>
internal static class CatalogueCalls
{
    public static void MapCatalogue(this RouteGroupBuilder api)
    {
        api.MapGet("/areas", (ICatalogueSource c) => c.Current.AreaInfos()).WithSummary("The areas in force.");
        api.MapGet("/sectors", (ICatalogueSource c) => c.Current.Sectors).WithSummary("The sectors in the order of screens.");
        api.MapGet("/indicators", (ICatalogueSource c) => c.Current.IndicatorInfos()).WithSummary("The indicators in force.");
        api.MapGet("/map", (MapFile map) => Results.Text(map.GeoJson, "application/geo+json"))
            .WithSummary("GeoJSON of the areas; the shipped one is a schematic.");
        api.MapGet("/status", (CatalogueState state, ServerStart start, IHistory history, TimeProvider time) => new
        {
            Version = ServerStart.Version,
            start.StartedAt,
            Time = time.GetUtcNow(),
            CatalogueLoadedAt = state.LoadedAt,
            CatalogueErrors = state.Errors.Select(e => e.ToString()).ToList(),
            Spool = Spool(history),
        }).WithSummary("Version, clock, what is wrong with the catalogue's last change, and what waits for the server behind history.");
    }

    /// <summary>Null where history has no server behind it. Addresses and the server's own words stay in the log.</summary>
    internal static SpoolInfo? Spool(IHistory history) => history.Spool is { } s
        ? new SpoolInfo(s.Bytes, s.LimitBytes, s.Points, s.Age.TotalSeconds, s.Share, s.Warning, s.Trouble is null ? null : "InfluxDB takes nothing now; the log says why.")
        : null;
}
