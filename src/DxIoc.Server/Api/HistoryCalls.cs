using System.Globalization;
using System.Text;
using DxIoc.Contracts.History;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.Api;

/// <summary>Readings over time, as JSON or CSV.</summary>
internal static class HistoryCalls
{
    private const int PointLimit = 10_000;
    private const int PointsWanted = 1_440;
    private static readonly TimeSpan Span = TimeSpan.FromHours(24);
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1),
    ];

    public static void MapHistory(this RouteGroupBuilder api) =>
        api.MapGet("/history/{area}/{indicator}", GetHistoryAsync)
            .WithSummary("Readings in [from, to), by default the last 24 hours; step in seconds or as 1m, 1h; Accept: text/csv for CSV.")
            .Produces<IReadOnlyList<HistoryPoint>>();

    private static async Task<IResult> GetHistoryAsync(
        string area,
        string indicator,
        string? from,
        string? to,
        string? step,
        HttpRequest request,
        IHistory history,
        ICatalogueSource catalogue,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var current = catalogue.Current;
        if (!current.Areas.Contains(area))
        {
            return Problems.Area(area);
        }

        if (!current.OnBoard(area, indicator))
        {
            return Problems.Indicator(indicator);
        }

        var end = Instant.Now(time);
        if (to is not null && !QueryTime.TryParse(to, out end))
        {
            return Problems.Field("to", "write an ISO 8601 time with its offset, like 2022-04-26T08:00:00+07:00");
        }

        var start = end - Span;
        if (from is not null && !QueryTime.TryParse(from, out start))
        {
            return Problems.Field("from", "write an ISO 8601 time with its offset, like 2022-04-26T08:00:00+07:00");
        }

        if (start >= end)
        {
            return Problems.Field("from", "it must be before 'to'");
        }

        var width = StepFor(end - start);
        if (step is not null && !QueryTime.TryParseStep(step, out width))
        {
            return Problems.Field("step", "write whole minutes, like 60 (seconds), 1m, 15m, 1h or 1d");
        }

        if ((end - start) / width > PointLimit)
        {
            return Problems.Field("step", string.Create(
                CultureInfo.InvariantCulture, $"it makes more than {PointLimit} steps; choose a longer step or a shorter time"));
        }

        var points = await history.ReadReadingsAsync(new ReadingsQuery(area, indicator, start, end, width, PointLimit), cancellation);
        return WantsCsv(request) ? Results.Text(Csv(points), "text/csv", Encoding.UTF8) : Results.Ok(points);
    }

    private static TimeSpan StepFor(TimeSpan span) => Steps.FirstOrDefault(s => span / s <= PointsWanted, Steps[^1]);

    private static bool WantsCsv(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase));

    /// <summary>RFC 4180, invariant numbers, UTC.</summary>
    private static string Csv(IReadOnlyList<HistoryPoint> points)
    {
        var csv = new StringBuilder("time,value,min,max,count\r\n");
        foreach (var p in points)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{p.Time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ},{p.Value},{p.Min},{p.Max},{p.Count}\r\n");
        }

        return csv.ToString();
    }
}
