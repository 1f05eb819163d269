using DxIoc.Contracts.Reports;
using DxIoc.Feeds.Files;
using DxIoc.Grains.Districts;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Indicators.Reports;

namespace DxIoc.Server.Reports;

/// <summary>
/// Where reported figures are looked at, handed in and decided on. What is published stands in the store before anybody is told; boards
/// that miss being told read it within half a minute. Safe for concurrent use.
/// </summary>
internal sealed partial class FigureDesk(
    IFigureStore store, IHistory history, IGrainFactory grains, ICatalogueSource catalogue, TimeProvider time, ILogger<FigureDesk> logger)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Published figures that a preview compares with, at most.</summary>
    private const int ComparedLimit = 100_000;

    private readonly ILogger<FigureDesk> _logger = logger;

    /// <summary>The file as it is understood, with the published figures that it would replace.</summary>
    public async Task<FigurePreview> PreviewAsync(FigureForm form, CancellationToken cancellation)
    {
        var now = Instant.Now(time);
        var preview = FigureFile.Read(form.File, form.FileName, form.Options, catalogue.Current, now);
        var figures = preview.Rows.Select(r => r.Figure).OfType<FigureRow>().ToList();
        if (figures.Count == 0)
        {
            return preview;
        }

        var published = (await store.ReadVersionsAsync(
            new FigureQuery([.. figures.Select(f => f.Area).Distinct()], [.. figures.Select(f => f.Indicator).Distinct()], now, int.MaxValue, true, ComparedLimit),
            cancellation)).ToDictionary(v => (v.Figure.Area, v.Figure.Indicator, v.Figure.Period));
        List<FigurePreviewRow> rows =
        [
            .. preview.Rows.Select(r => r.Figure is { } f ? r with { Replaces = published.GetValueOrDefault((f.Area, f.Indicator, f.Period)) } : r),
        ];
        return preview with { Rows = rows, Corrections = rows.Count(r => r.Replaces is not null) };
    }

    /// <summary>Null when the store is full.</summary>
    /// <param name="preview">Of the same form, without what would forbid it.</param>
    public async Task<FigureSubmission?> SubmitAsync(FigureForm form, FigurePreview preview, FigurePerson by, CancellationToken cancellation)
    {
        var submission = await store.SubmitAsync(
            new FigureHandIn(
                form.Document,
                form.Note,
                form.FileName,
                form.File,
                [.. preview.Rows.Select(r => r.Figure).OfType<FigureRow>()],
                [.. preview.Rows.SelectMany(r => r.Errors)],
                new FigureStep(by.Name, time.GetUtcNow())),
            cancellation);
        if (submission is not null)
        {
            FigureMetrics.Moved("submit");
            FigureMetrics.Counted("accepted", submission.Rows);
            FigureMetrics.Counted("left-out", submission.LeftOut);
            LogSubmitted(submission.Id, by.Name, submission.Document.Name, submission.Rows, submission.LeftOut, submission.Corrections);
        }

        return submission;
    }

    public async Task<string?> SubmitterOfAsync(long id, CancellationToken cancellation) =>
        (await store.ReadSubmissionAsync(id, cancellation))?.Submission.Submitted.Person;

    public async Task<FigureVerdict> DecideAsync(long id, FigureMove move, FigurePerson by, string reason, CancellationToken cancellation)
    {
        var verdict = await store.DecideAsync(id, move, new FigureStep(by.Name, time.GetUtcNow()), reason, cancellation);
        if (verdict is { Done: true, Submission: { } submission })
        {
            FigureMetrics.Moved(move.ToString().ToLowerInvariant());
            LogDecided(id, submission.State, by.Name, submission.Document.Name);
            if (move == FigureMove.Publish)
            {
                // It is published already: whoever hangs up now does not keep it from the walls.
                await TakeEffectAsync(id);
            }
        }

        return verdict;
    }

    private async Task TakeEffectAsync(long id)
    {
        var detail = (await store.ReadSubmissionAsync(id, CancellationToken.None))!;
        var current = catalogue.Current;
        var areas = detail.Figures.SelectMany(f => Upwards(current, f.Area)).Distinct(StringComparer.Ordinal).ToList();
        try
        {
            await Task.WhenAll(areas.Select(a => grains.GetGrain<IDistrictGrain>(a).Reported()));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNotTold(id, e.Message);
        }

        await RecordAsync(current, id, areas, [.. detail.Figures.Select(f => f.Indicator).Distinct(StringComparer.Ordinal)], [.. detail.Figures.Select(f => f.Period)]);
    }

    /// <summary>History gets the figures too, at the ends of their periods: charts, exports and open data read nothing else.</summary>
    private async Task RecordAsync(IndicatorCatalogue current, long id, List<string> areas, List<string> indicators, HashSet<string> touched)
    {
        var minutes = new List<MinuteReading>();
        try
        {
            foreach (var (area, indicator) in areas.SelectMany(a => indicators.Select(current.Find).OfType<IndicatorDefinition>().Where(i => current.OnBoard(a, i.Id)).Select(i => (a, i))))
            {
                var sources = current.SourcesOf(area, indicator);
                var figures = await store.ReadVersionsAsync(
                    new FigureQuery(sources, [indicator.Id], Instant.Now(time), int.MaxValue, true, ComparedLimit), CancellationToken.None);
                foreach (var (period, of) in ReportedRule.ByPeriod(indicator, figures).Where(p => touched.Contains(p.Period.ToString())))
                {
                    var value = ReportedRule.ValueOf(indicator, of);
                    var end = period.End(current.Zone);
                    var minute = new Instant(end.Micros - (end.Micros % (long)Minute.TotalMicroseconds));
                    minutes.Add(new MinuteReading(
                        area, indicator.Id, minute, value, value, value, of.Count, StatusRule.Next(default, value, indicator.Thresholds), indicator.Cumulative));
                }
            }

            await history.WriteReadingsAsync(minutes, CancellationToken.None);
        }
        catch (HistoryException e)
        {
            LogNotRecorded(id, e.Message);
        }
    }

    private static IEnumerable<string> Upwards(IndicatorCatalogue current, string area)
    {
        for (var at = current.Areas.Find(area); at is not null; at = at.Parent is { } parent ? current.Areas.Find(parent) : null)
        {
            yield return at.Id;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "FiguresSubmitted: {Id} by {Person}, {Document}: {Rows} figures, {LeftOut} rows left out, {Corrections} corrections")]
    private partial void LogSubmitted(long id, string person, string document, int rows, int leftOut, int corrections);

    [LoggerMessage(Level = LogLevel.Information, Message = "FiguresDecided: {Id} is {State} by {Person}, {Document}")]
    private partial void LogDecided(long id, SubmissionState state, string person, string document);

    [LoggerMessage(Level = LogLevel.Warning, Message = "FiguresNotTold: {Id} is published and boards follow within half a minute: {Reason}")]
    private partial void LogNotTold(long id, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "FiguresNotRecorded: {Id} is published and on the boards, charts do not have it: {Reason}")]
    private partial void LogNotRecorded(long id, string reason);
}
