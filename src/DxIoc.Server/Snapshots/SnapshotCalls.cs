using System.Globalization;
using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Dashboards;
using DxIoc.Server.Api;

namespace DxIoc.Server.Snapshots;

/// <summary>Screens as pictures for a report, taken now; and what became of those that are taken by a schedule.</summary>
internal static class SnapshotCalls
{
    /// <summary>About as long as a picture takes on a machine that has other things to do.</summary>
    private const string BusySeconds = "15";

    public static void MapSnapshots(this RouteGroupBuilder api)
    {
        api.MapGet("/snapshots", (IDashboardSource dashboards, SnapshotBook book) => book.States(dashboards.Current))
            .WithSummary("The pictures that are taken by a schedule: when next, and what became of the last.");
        api.MapGet("/snapshots/{scene}.{format}", TakeSceneAsync)
            .WithSummary("A scene as .png (width, height) or .pdf (paper=a4|a3, width of the page); at=<time of the last 24 hours>, lang=vi|en.")
            .Produces(StatusCodes.Status200OK, contentType: "image/png", additionalContentTypes: "application/pdf");
        api.MapGet("/snapshots/areas/{area}.{format}", TakeAreaAsync)
            .WithSummary("An area's page in the same way; the root's is the province's.")
            .Produces(StatusCodes.Status200OK, contentType: "image/png", additionalContentTypes: "application/pdf");
    }

    private static Task<IResult> TakeSceneAsync(
        string scene, string format, [AsParameters] SnapshotQuery query, IDashboardSource dashboards, SnapshotDesk desk, TimeProvider time, HttpContext http) =>
        dashboards.Current.FindScene(scene) is null
            ? Task.FromResult(Problems.NotFound("There is no such scene; the scenes are listed at /api/v1/scenes."))
            : TakeAsync(scene, SnapshotWish.SceneOf(scene), format, query, desk, time, http);

    private static Task<IResult> TakeAreaAsync(
        string area, string format, [AsParameters] SnapshotQuery query, ICatalogueSource catalogue, SnapshotDesk desk, TimeProvider time, HttpContext http) =>
        catalogue.Current is var current && !current.Areas.Contains(area)
            ? Task.FromResult(Problems.Area(area))
            : TakeAsync(area, SnapshotWish.AreaOf(area, area == current.Areas.Root.Id), format, query, desk, time, http);

    private static async Task<IResult> TakeAsync(
        string name, string page, string format, SnapshotQuery query, SnapshotDesk desk, TimeProvider time, HttpContext http)
    {
        // A browser is much work for one call: no page of another site sets it off from somebody's browser.
        if (ForeignPage.Refused(http.Request) is { } foreign)
        {
            return foreign;
        }

        var (wish, problem) = query.Read(page, format, time);
        if (wish is null)
        {
            return problem!;
        }

        try
        {
            var picture = await desk.TakeAsync(wish, http.RequestAborted);
            var shown = wish.At ?? time.GetUtcNow();
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.File(picture, wish.ContentType, string.Create(CultureInfo.InvariantCulture, $"{name}-{shown:yyyyMMdd-HHmmss}Z.{format.ToLowerInvariant()}"));
        }
        catch (SnapshotException e)
        {
            if (e.Failure == SnapshotFailure.Busy)
            {
                http.Response.Headers.RetryAfter = BusySeconds;
            }

            return e.Failure switch
            {
                SnapshotFailure.Busy => Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: "Too many pictures at once.", detail: e.Message),
                SnapshotFailure.Late => Results.Problem(statusCode: StatusCodes.Status504GatewayTimeout, title: "Not drawn in time.", detail: e.Message),
                _ => Problems.Unavailable(e.Message),
            };
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return Problems.Unavailable("The server stops: ask again when it is back.");
        }
    }
}
