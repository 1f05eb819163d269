using System.Globalization;
using DxIoc.Contracts.Reports;
using DxIoc.Feeds.Files;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Reports;
using DxIoc.Server.Api;

namespace DxIoc.Server.Reports;

/// <summary>/api/v1/figures: reported figures are looked at by everybody, handed in and decided on by people with a key.</summary>
internal static class FigureCalls
{
    private const int ListLimit = 500;
    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static IServiceCollection AddReportedFigures(this IServiceCollection services, FigurePeople people) =>
        services.AddSingleton(people).AddSingleton<FigureDesk>();

    public static void MapReportedFigures(this RouteGroupBuilder api)
    {
        var figures = api.MapGroup("/figures");
        figures.MapGet("/", ListAsync).WithSummary("Submissions of reported figures, newest first; ?state=, ?below=<id>, ?limit=.")
            .Produces<IReadOnlyList<FigureSubmission>>();
        figures.MapGet("/{id:long}", GetAsync).WithSummary("A submission with its figures and the rows that were left out.")
            .Produces<FigureSubmissionDetail>();
        figures.MapGet("/{id:long}/file", GetFileAsync).WithSummary("The file as it was handed in.");
        figures.MapGet("/template", GetTemplate).WithSummary("A file to be filled in; ?area=, ?period=, ?format=xlsx or csv, ?lang=.");
        figures.MapGet("/me", (HttpContext context, FigurePeople people) =>
            people.Of(context.Request) is var p ? new FigureSeat(people.Any, p?.Name, p?.MaySubmit == true, p?.MayApprove == true) : null!)
            .WithSummary("Whose key the call bears, and what that person may do.");
        figures.MapPost("/preview", PreviewAsync).WithSummary("What a file would become. Nothing is stored.")
            .Produces<FigurePreview>();
        figures.MapPost("/", SubmitAsync).WithSummary("Hands a file in: a form with file, document, number, date, note, area, period, numbers, sheet, leaveOut.")
            .Produces<FigureSubmission>(StatusCodes.Status201Created);
        figures.MapPost("/{id:long}/approve", (long id, HttpContext c, FigureDesk d, FigurePeople p, CancellationToken stop) => DecideAsync(id, FigureMove.Approve, null, c, d, p, stop))
            .WithSummary("By another person than the one who handed it in.").Produces<FigureSubmission>();
        figures.MapPost("/{id:long}/publish", (long id, HttpContext c, FigureDesk d, FigurePeople p, CancellationToken stop) => DecideAsync(id, FigureMove.Publish, null, c, d, p, stop))
            .WithSummary("After it was approved: the figures take effect.").Produces<FigureSubmission>();
        figures.MapPost("/{id:long}/reject", (long id, FigureDecision decision, HttpContext c, FigureDesk d, FigurePeople p, CancellationToken stop) => DecideAsync(id, FigureMove.Reject, decision.Reason, c, d, p, stop))
            .WithSummary("With a reason; its submitter may take it back so.").Produces<FigureSubmission>();
    }

    private static async Task<IResult> ListAsync(string? state, string? below, string? limit, IFigureStore store, CancellationToken cancellation)
    {
        SubmissionState? wanted = null;
        if (!string.IsNullOrEmpty(state))
        {
            if (!Enum.TryParse<SubmissionState>(state, ignoreCase: true, out var parsed) || char.IsAsciiDigit(state[0]))
            {
                return Problems.Field("state", "write submitted, approved, published or rejected");
            }

            wanted = parsed;
        }

        if (!TryNumber(below, long.MaxValue, out var from) || !TryNumber(limit, ListLimit, out var count))
        {
            return Problems.Field("limit", string.Create(CultureInfo.InvariantCulture, $"write whole numbers; the limit is at most {ListLimit}"));
        }

        return Results.Ok(await store.ReadSubmissionsAsync(wanted, from, (int)(count ?? 100), cancellation));
    }

    private static async Task<IResult> GetAsync(long id, IFigureStore store, CancellationToken cancellation) =>
        await store.ReadSubmissionAsync(id, cancellation) is { } detail ? Results.Ok(detail) : Unknown(id);

    private static async Task<IResult> GetFileAsync(long id, IFigureStore store, CancellationToken cancellation) =>
        await store.ReadSubmissionAsync(id, cancellation) is { } detail && await store.ReadFileAsync(id, cancellation) is { } file
            ? Results.File(file, "application/octet-stream", detail.Submission.FileName)
            : Unknown(id);

    private static IResult GetTemplate(string? area, string? period, string? format, string? lang, ICatalogueSource catalogue)
    {
        var current = catalogue.Current;
        var at = string.IsNullOrEmpty(area) ? current.Areas.Root.Id : area;
        if (!current.Areas.Contains(at))
        {
            return Problems.Area(at);
        }

        Period? wanted = null;
        if (!string.IsNullOrEmpty(period))
        {
            if (!Period.TryParse(period, out var parsed))
            {
                return Problems.Field("period", "write 2022, 2022-Q1, 2022-03 or 2022-03-31");
            }

            wanted = parsed;
        }

        var name = $"figures-{at}{(wanted is { } p ? $"-{p}" : "")}";
        return format switch
        {
            "csv" => Results.File(FigureTemplate.Csv(current, at, wanted, lang == "en"), "text/csv; charset=utf-8", name + ".csv"),
            null or "" or "xlsx" => Results.File(FigureTemplate.Xlsx(current, at, wanted, lang == "en"), XlsxType, name + ".xlsx"),
            _ => Problems.Field("format", "write csv or xlsx"),
        };
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, FigureDesk desk, FigurePeople people, CancellationToken cancellation)
    {
        if (FigureGate.Refuses(context, people, approves: false, out _) is { } refusal)
        {
            return refusal;
        }

        var (form, problem) = await FigureForm.ReadAsync(context, preview: true, cancellation);
        return form is null ? problem! : Results.Ok(await desk.PreviewAsync(form, cancellation));
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, FigureDesk desk, FigurePeople people, CancellationToken cancellation)
    {
        if (FigureGate.Refuses(context, people, approves: false, out var person) is { } refusal)
        {
            return refusal;
        }

        var (form, problem) = await FigureForm.ReadAsync(context, preview: false, cancellation);
        if (form is null)
        {
            return problem!;
        }

        var preview = await desk.PreviewAsync(form, cancellation);
        if (Wrong(form, preview) is { } wrong)
        {
            FigureMetrics.Counted("refused", preview.Rows.Count);
            return wrong;
        }

        return await desk.SubmitAsync(form, preview, person, cancellation) is { } submission
            ? Results.Created($"/api/v1/figures/{submission.Id}", submission)
            : Results.Problem(
                statusCode: StatusCodes.Status507InsufficientStorage,
                title: "The store of reported figures is full.",
                detail: "Raise Figures:SizeLimitMiB; nothing of this file was kept.");
    }

    private static IResult? Wrong(FigureForm form, FigurePreview preview)
    {
        if (preview.Errors.Count > 0 || preview.Good == 0 || (preview.Bad > 0 && !form.LeaveOut))
        {
            var errors = preview.Errors.Concat(preview.Rows.SelectMany(r => r.Errors))
                .GroupBy(e => e.Row == 0 ? "file" : e.Column.Length == 0 ? $"row {e.Row}" : $"row {e.Row}, {e.Column}")
                .ToDictionary(g => g.Key, g => g.Select(e => e.Problem.En).ToArray());
            return Results.ValidationProblem(
                errors,
                title: "The file cannot be used as it is.",
                detail: preview.Good > 0 ? "Mend these rows and send it again, or leave them out with leaveOut=true." : "No row of it can be used: mend them and send it again.");
        }

        return preview.Corrections > 0 && form.Note.Length == 0
            ? Problems.Field("note", $"{preview.Corrections} of these figures are published already: say why they are corrected")
            : null;
    }

    private static async Task<IResult> DecideAsync(
        long id, FigureMove move, string? given, HttpContext context, FigureDesk desk, FigurePeople people, CancellationToken cancellation)
    {
        // Who handed it in may take it back without being an approver.
        var approves = move != FigureMove.Reject || people.Of(context.Request)?.MayApprove == true;
        if (FigureGate.Refuses(context, people, approves, out var person) is { } refusal)
        {
            return refusal;
        }

        var reason = (given ?? "").Trim();
        if (move == FigureMove.Reject && reason.Length is 0 or > 1_000)
        {
            return Problems.Field("reason", "say why, in at most 1000 characters");
        }

        if (!person.MayApprove && await desk.SubmitterOfAsync(id, cancellation) is { } submitter && submitter != person.Name)
        {
            return FigureGate.Refusal(StatusCodes.Status403Forbidden, $"{submitter} handed this in: only an approver rejects what others did.");
        }

        var verdict = await desk.DecideAsync(id, move, person, reason, cancellation);
        return verdict switch
        {
            { Submission: null } => Unknown(id),
            { Done: true } => Results.Ok(verdict.Submission),
            { SamePerson: true } => FigureGate.Refusal(
                StatusCodes.Status403Forbidden, $"{person.Name} handed this in: another person decides."),
            _ => Results.Problem(
                statusCode: StatusCodes.Status409Conflict,
                title: "Too late for that.",
                detail: $"The submission is {verdict.Submission!.State.ToString().ToLowerInvariant()}{(move == FigureMove.Publish ? "; it is published once it is approved" : "")}."),
        };
    }

    private static bool TryNumber(string? text, long most, out long? number)
    {
        number = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var good = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most;
        number = value;
        return good;
    }

    private static IResult Unknown(long id) => Problems.NotFound(string.Create(CultureInfo.InvariantCulture, $"There is no submission {id}."));
}
