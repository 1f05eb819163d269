using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.History;
using DxIoc.Contracts.OpenData;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.Api;

/// <summary>Open data: what the catalogue marks as published, with its metadata and at addresses that stay.</summary>
internal static class OpenDataCalls
{
    private const int HourLimit = 366 * 24;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Usual = TimeSpan.FromDays(30);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>How far back the first reading is looked for.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(3_650);

    private static readonly (string Format, string MediaType)[] Forms =
        [("csv", HistoryFile.CsvType), ("json", "application/json"), ("parquet", HistoryFile.ParquetType)];

    public static void MapOpenData(this RouteGroupBuilder api)
    {
        api.MapGet("/open-data", GetCatalogueAsync).WithSummary("What the centre publishes, with licence, metadata and addresses (after DCAT).")
            .Produces<OpenDataCatalogue>();
        api.MapGet("/open-data/{indicator}.{format}", GetDataAsync)
            .WithSummary("Hourly readings of a published indicator in all areas, csv, json or parquet; [from, to), by default 30 days, at most 366.")
            .Produces<HistorySet>();
    }

    private static async Task<IResult> GetCatalogueAsync(
        HttpRequest request, OpenDataOptions options, IHistory history, ICatalogueSource catalogue, TimeProvider time, CancellationToken cancellation)
    {
        var current = catalogue.Current;
        var address = options.Address?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";
        var publisher = PublisherOf(options, current);
        var datasets = new List<OpenDataset>();
        foreach (var (indicator, info) in current.Indicators.Zip(current.IndicatorInfos()).Where(i => i.First.OpenData))
        {
            var (issued, modified) = await SpanAsync(history, info, Instant.Now(time), cancellation);
            datasets.Add(new OpenDataset(
                info.Id,
                info.Name,
                info.Explanation,
                publisher,
                options.Licence,
                current.Sectors.First(s => s.Id == info.Sector).Name,
                info.Unit,
                info.Areas,
                "PT1H",
                issued,
                modified,
                [.. Forms.Select(f => new OpenDistribution(f.Format, f.MediaType, $"{address}/api/v1/open-data/{indicator.Id}.{f.Format}"))]));
        }

        var root = current.Areas.Root.Name;
        return Results.Ok(new OpenDataCatalogue(
            new LocalText($"Dữ liệu mở {root.Vi}", $"Open data of {root.En}"),
            new LocalText("Số liệu theo giờ của các chỉ số mà trung tâm công bố", "Hourly readings of the indicators that the centre publishes"),
            publisher,
            options.Licence,
            datasets.Max(d => d.Modified),
            datasets));
    }

    private static async Task<IResult> GetDataAsync(
        string indicator,
        string format,
        string? from,
        string? to,
        HttpRequest request,
        IHistory history,
        ICatalogueSource catalogue,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var current = catalogue.Current;
        if (current.Find(indicator) is not { OpenData: true } found || !HistoryFile.TryRead(request, format, out var wanted))
        {
            return Problems.NotFound("There is no such open data; what is published is listed at /api/v1/open-data.");
        }

        // Without a start: a whole number of hours, so that the running one is at its end.
        var now = Instant.Now(time);
        var ends = to ?? QueryTime.Text(now);
        var begins = from ?? (QueryTime.TryParse(ends, out var end) ? QueryTime.Text(end - Usual) : null);
        if (Stretch.ReadTimes(new StretchQuery(begins, ends, null, null), now, out var problem) is not { } times)
        {
            return problem!;
        }

        if (times.To - times.From > Longest)
        {
            return Problems.Field("from", "at most 366 days before 'to'; ask for longer times in parts");
        }

        var lines = new List<HistoryLine>();
        foreach (var area in current.Areas.All.Select(a => a.Id).Where(a => current.OnBoard(a, found.Id)))
        {
            lines.Add(new HistoryLine(
                area, found.Id, await history.ReadReadingsAsync(new ReadingsQuery(area, found.Id, times.From, times.To, Hour, HourLimit), cancellation)));
        }

        return wanted == HistoryFormat.Json
            ? Results.Ok(new HistorySet(times.From.ToDateTimeOffset(), times.To.ToDateTimeOffset(), Hour.TotalSeconds, null, lines))
            : await HistoryFile.AnswerAsync(wanted, lines, named: true, found.Id, cancellation);
    }

    private static LocalText PublisherOf(OpenDataOptions options, IndicatorCatalogue current) => options.Publisher is { } name
        ? new LocalText(name, name)
        : new LocalText(
            $"Trung tâm Giám sát, điều hành thông minh {current.Areas.Root.Name.Vi}", $"Intelligent Operations Centre of {current.Areas.Root.Name.En}");

    /// <summary>Day of the first and hour of the last reading, by the first area that has the indicator: the topmost.</summary>
    private static async Task<(DateTimeOffset? First, DateTimeOffset? Last)> SpanAsync(
        IHistory history, IndicatorInfo info, Instant now, CancellationToken cancellation)
    {
        var first = await history.ReadReadingsAsync(new ReadingsQuery(info.Areas[0], info.Id, now - Memory, now, Day, 1), cancellation);
        if (first.Count == 0)
        {
            return (null, null);
        }

        var last = await history.ReadReadingsAsync(new ReadingsQuery(info.Areas[0], info.Id, now - Usual, now, Hour), cancellation);
        return (first[0].Time, last.Count > 0 ? last[^1].Time : first[0].Time);
    }
}
