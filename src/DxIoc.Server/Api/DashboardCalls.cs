using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Dashboards;
using DxIoc.Server.State;
using Microsoft.Net.Http.Headers;

namespace DxIoc.Server.Api;

/// <summary>Scenes and playlists in force. Screens ask often whether theirs has changed: each has its version as ETag.</summary>
internal static class DashboardCalls
{
    public static void MapDashboards(this RouteGroupBuilder api)
    {
        api.MapGet("/scenes", (DashboardFolder folder) => List(folder)).WithSummary("The scenes in force, and what is wrong with a change that was not taken.");
        api.MapGet("/scenes/{id}", (string id, IDashboardSource dashboards, HttpContext http) => dashboards.Current.FindScene(id) is { } scene
                ? Unchanged(http, scene.Version) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Ok(scene)
                : Problems.NotFound("There is no such scene; the scenes are listed at /api/v1/scenes."))
            .WithSummary("A scene: its tiles, and their places by the shape of the screen.").Produces<SceneInfo>();
        api.MapGet("/playlists", (IDashboardSource dashboards) => dashboards.Current.Playlists).WithSummary("The playlists in force.");
        api.MapGet("/playlists/{id}", (string id, IDashboardSource dashboards, HttpContext http) => dashboards.Current.FindPlaylist(id) is { } playlist
                ? Unchanged(http, playlist.Version) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Ok(playlist)
                : Problems.NotFound("There is no such playlist; the playlists are listed at /api/v1/playlists."))
            .WithSummary("A playlist: its scenes, how long each stands and when.").Produces<PlaylistInfo>();
    }

    internal static SceneList List(DashboardFolder folder) => new(
        [.. folder.Current.Scenes.Select(s => new SceneSummary(s.Id, s.Title, s.Area, s.File, s.Version, s.Tiles.Count))],
        [.. folder.Errors.Select(e => e.ToString())]);

    /// <summary>Says the version, and whether the caller has it.</summary>
    private static bool Unchanged(HttpContext http, string version)
    {
        var tag = new EntityTagHeaderValue($"\"{version}\"");
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.Headers.CacheControl = "no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));
    }
}
