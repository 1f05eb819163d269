using System.Globalization;
using DxIoc.Contracts.History;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.Api;

/// <summary>Readings over time: of one cell as JSON, CSV or Parquet, of several together, with what was a week before.</summary>
internal static class HistoryCalls
{
    private const int StepLimit = 10_000;
    private const int CellLimit = 12;
    private static readonly TimeSpan GhostLimit = TimeSpan.FromDays(366);

    public static void MapHistory(this RouteGroupBuilder api)
    {
        api.MapGet("/history/{area}/{indicator}", GetHistoryAsync)
            .WithSummary("Readings in [from, to), by default the last 24 hours; the step follows from width (pixels), or is fixed as 60, 1m, 1h; "
                + "Accept: text/csv or application/vnd.apache.parquet, or format=csv, format=parquet to save a file.")
            .Produces<IReadOnlyList<HistoryPoint>>();
        api.MapGet("/series", GetSeriesAsync)
            .WithSummary("Several together: cells=area/indicator,area/indicator (at most 12); ghost=7d lays the same hours of a week before under each.")
            .Produces<HistorySet>();
    }

    private static async Task<IResult> GetHistoryAsync(
        string area,
        string indicator,
        [AsParameters] StretchQuery query,
        string? format,
        HttpRequest request,
        IHistory history,
        ICatalogueSource catalogue,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (Problems.Cell(catalogue.Current, area, indicator) is { } unknown)
        {
            return unknown;
        }

        if (!HistoryFile.TryRead(request, format, out var wanted))
        {
            return Problems.Field("format", "write json, csv or parquet");
        }

        if (Stretch.Read(query, Instant.Now(time), StepLimit, out var problem) is not { } stretch)
        {
            return problem!;
        }

        var points = await PointsAsync(history, area, indicator, stretch, cancellation);
        return wanted == HistoryFormat.Json
            ? Results.Ok(points)
            : await HistoryFile.AnswerAsync(
                wanted, [new HistoryLine(area, indicator, points)], named: false, format is null ? null : NameOf($"{area}-{indicator}", stretch), cancellation);
    }

    private static async Task<IResult> GetSeriesAsync(
        string? cells,
        [AsParameters] StretchQuery query,
        string? ghost,
        string? format,
        HttpRequest request,
        IHistory history,
        ICatalogueSource catalogue,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (!HistoryFile.TryRead(request, format, out var wanted))
        {
            return Problems.Field("format", "write json, csv or parquet");
        }

        TimeSpan? behind = null;
        if (ghost is not null)
        {
            if (!QueryTime.TryParseStep(ghost, out var shift) || shift > GhostLimit || wanted != HistoryFormat.Json)
            {
                return Problems.Field("ghost", "write how much earlier, like 1d or 7d, at most 366d; it is for JSON alone");
            }

            behind = shift;
        }

        if (ReadCells(cells, catalogue.Current, out var problem) is not { } asked
            || Stretch.Read(query, Instant.Now(time), Stretch.ChartSteps, out problem) is not { } stretch)
        {
            return problem!;
        }

        var lines = new List<HistoryLine>(asked.Count);
        foreach (var (area, indicator) in asked)
        {
            lines.Add(new HistoryLine(
                area,
                indicator,
                await PointsAsync(history, area, indicator, stretch, cancellation),
                behind is { } by ? await GhostAsync(history, area, indicator, stretch, by, cancellation) : null));
        }

        return wanted == HistoryFormat.Json
            ? Results.Ok(new HistorySet(
                stretch.From.ToDateTimeOffset(), stretch.To.ToDateTimeOffset(), stretch.Step.TotalSeconds, behind?.TotalSeconds, lines))
            : await HistoryFile.AnswerAsync(wanted, lines, named: true, format is null ? null : NameOf("series", stretch), cancellation);
    }

    private static List<(string Area, string Indicator)>? ReadCells(string? text, IndicatorCatalogue catalogue, out IResult? problem)
    {
        problem = null;
        var cells = new List<(string Area, string Indicator)>();
        foreach (var cell in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (cell.Split('/') is not [var area, var indicator])
            {
                problem = Problems.Field("cells", "write area/indicator, several with ',' between them");
                return null;
            }

            problem = Problems.Cell(catalogue, area, indicator);
            if (problem is not null)
            {
                return null;
            }

            cells.Add((area, indicator));
        }

        if (cells.Count is >= 1 and <= CellLimit)
        {
            return cells;
        }

        problem = Problems.Field("cells", string.Create(CultureInfo.InvariantCulture, $"name 1 to {CellLimit} cells as area/indicator"));
        return null;
    }

    private static Task<IReadOnlyList<HistoryPoint>> PointsAsync(
        IHistory history, string area, string indicator, Stretch stretch, CancellationToken cancellation) =>
        history.ReadReadingsAsync(new ReadingsQuery(area, indicator, stretch.From, stretch.To, stretch.Step, StepLimit), cancellation);

    /// <summary>What was by so much earlier, moved to where it is drawn. Steps are cut by the clock, so both lie in the same ones where the shift is whole steps.</summary>
    private static async Task<IReadOnlyList<HistoryPoint>> GhostAsync(
        IHistory history, string area, string indicator, Stretch stretch, TimeSpan behind, CancellationToken cancellation)
    {
        var earlier = stretch with { From = stretch.From - behind, To = stretch.To - behind };
        return [.. (await PointsAsync(history, area, indicator, earlier, cancellation)).Select(p => p with { Time = p.Time + behind })];
    }

    private static string NameOf(string what, Stretch stretch) => string.Create(
        CultureInfo.InvariantCulture, $"{what}-{stretch.From.ToDateTimeOffset():yyyyMMdd'T'HHmm'Z'}-{stretch.To.ToDateTimeOffset():yyyyMMdd'T'HHmm'Z'}");
}
