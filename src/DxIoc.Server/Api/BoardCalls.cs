using DxIoc.Contracts.Boards;
using DxIoc.Grains.Boards;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.Api;

/// <summary>Boards, now and as they stood.</summary>
internal static class BoardCalls
{
    private const int SparklineSteps = 72;
    private static readonly TimeSpan SparklineStep = TimeSpan.FromMinutes(5);

    public static void MapBoards(this RouteGroupBuilder api)
    {
        api.MapGet("/boards/{area}", GetBoardAsync).WithSummary("The board now, or with ?at= as it stood then.")
            .Produces<BoardUpdate>();
        api.MapGet("/boards/{area}/sparklines", GetSparklinesAsync).WithSummary("The last six hours of each indicator, in small; with ?at= those before it.");
    }

    private static async Task<IResult> GetBoardAsync(
        string area,
        string? at,
        BoardMirror boards,
        PastBoards past,
        ICatalogueSource catalogue,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (!catalogue.Current.Areas.Contains(area))
        {
            return Problems.Area(area);
        }

        if (at is null)
        {
            return boards.Snapshot(area) is { } board
                ? Results.Ok(board)
                : Problems.Unavailable("The board is being computed from history; ask again in a second.");
        }

        return QueryTime.ReadPast(at, time, out var instant) is { } problem
            ? problem
            : Results.Ok(await past.ReadAsync(area, instant, cancellation));
    }

    private static async Task<IResult> GetSparklinesAsync(
        string area, string? at, ICatalogueSource catalogue, IHistory history, TimeProvider time, CancellationToken cancellation)
    {
        var (current, instant) = (catalogue.Current, Instant.Now(time));
        return !current.Areas.Contains(area) ? Problems.Area(area)
            : at is not null && QueryTime.ReadPast(at, time, out instant) is { } problem ? problem
            : Results.Ok(await SparklinesAsync(current, history, area, instant, cancellation));
    }

    /// <summary>Six hours in steps of five minutes, the running step last.</summary>
    internal static Task<IReadOnlyList<DxIoc.Contracts.History.Sparkline>> SparklinesAsync(
        IndicatorCatalogue current, IHistory history, string area, Instant now, CancellationToken cancellation)
    {
        var step = (long)SparklineStep.TotalMicroseconds;
        var end = new Instant(((now.Micros / step) + 1) * step);
        return history.ReadSparklinesAsync(
            area, [.. current.BoardOf(area).Select(i => i.Id)], end - (SparklineSteps * SparklineStep), SparklineStep, SparklineSteps, cancellation);
    }
}
