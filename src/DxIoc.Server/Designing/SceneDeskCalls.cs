using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Dashboards.Editing;
using DxIoc.Server.Api;
using Microsoft.AspNetCore.Mvc;

namespace DxIoc.Server.Designing;

/// <summary>
/// The designer's calls. A draft changes nothing and anybody may try one; a save is for those whom <see cref="SceneSaveRule"/> lets in.
/// </summary>
internal static class SceneDeskCalls
{
    /// <summary>Each character may be sent as six ("\u1ea1").</summary>
    private const int BodyLimit = (6 * SceneDesk.TextLimit) + (64 * 1024);

    private const int IdLimit = 64;
    private const int DraftLimit = 4;

    private static readonly SemaphoreSlim Drafts = new(DraftLimit, DraftLimit);

    public static void MapSceneDesk(this RouteGroupBuilder api)
    {
        var scene = api.MapGroup("/scenes/{id}").AddEndpointFilter(async (call, next) =>
            IsId(call.HttpContext.GetRouteValue("id") as string) ? await Guarded(() => next(call)) : Problems.Field("id", "use a-z, 0-9 and '-', at most 64, beginning with a letter or digit"));
        scene.MapGet("/file", (string id, HttpRequest request, SceneDesk desk, SceneSaveRule rule) => desk.Open(id, rule.Refusal(request)))
            .WithSummary("The text of a scene's file and what may be written there; of a scene that there is not yet, an empty one.");
        scene.MapPost("/draft", Draft)
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimit))
            .WithSummary("A text with edits, as it would read. It changes nothing.")
            .Produces<SceneDraft>();
        scene.MapPut("", Save)
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimit))
            .WithSummary("Writes a scene's file; needs the header X-DxIoc and Dashboards:SaveFromPage. In force within two seconds; the text before is kept.")
            .Produces<SceneSaved>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        scene.MapGet("/versions", (string id, SceneDesk desk) => desk.Versions(id)).WithSummary("The former texts of a scene's file, newest first.");
        scene.MapGet("/versions/{version}", (string id, string version, SceneDesk desk) => desk.Version(id, version) is { } draft
                ? Results.Ok(draft)
                : Problems.NotFound("There is no such version; they are listed at /api/v1/scenes/{id}/versions."))
            .WithSummary("A former text, as it would read now.").Produces<SceneDraft>();
    }

    private static IResult Draft(string id, SceneDraftRequest draft, SceneDesk desk) => Refused(draft.Text)
        ?? (draft.Edits is { } edits && (edits.Count > SceneEditor.EditLimit || !edits.All(IsWhole))
            ? Problems.Field("edits", $"send at most {SceneEditor.EditLimit} at once, and in each value one of word, list and name")
            : AtWork(() => Results.Ok(desk.Draft(id, draft.Text!, draft.Edits ?? []))));

    /// <summary>Reading a text costs a core for a while: some at a time, and whoever comes when all are taken asks again.</summary>
    private static IResult AtWork(Func<IResult> draft)
    {
        if (!Drafts.Wait(0))
        {
            return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: "Too many drafts at once.", detail: "Send it again in a second.");
        }

        try
        {
            return draft();
        }
        finally
        {
            Drafts.Release();
        }
    }

    private static bool IsWhole(SceneEdit? edit) => edit is not null && IsWhole(edit.Value) && edit.Settings?.Values.All(v => v is not null && IsWhole(v)) != false;

    private static bool IsWhole(SettingValue? value) => value is null
        || ((value.Word is not null || value.List is not null || value.Name is not null)
            && value.List?.Contains(null!) != true && value.Name is null or { Vi: not null, En: not null });

    private static IResult Save(string id, SceneSave save, HttpContext context, SceneDesk desk, SceneSaveRule rule)
    {
        if (rule.Refusal(context.Request) is { } refusal)
        {
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Not saved here.", detail: refusal);
        }

        if (Refused(save.Text) is { } wrong)
        {
            return wrong;
        }

        var outcome = desk.Save(id, save.Text!, save.Base ?? "", context.Connection.RemoteIpAddress?.ToString() ?? "?");
        var detail = string.Join('\n', outcome.Errors);
        return outcome.Saved is { } saved ? Results.Ok(saved)
            : outcome.Changed ? Results.Problem(statusCode: StatusCodes.Status409Conflict, title: "The file was changed.", detail: detail)
            : Results.ValidationProblem(new Dictionary<string, string[]> { ["text"] = [.. outcome.Errors] }, title: "The scene cannot be saved.", detail: detail);
    }

    private static IResult? Refused(string? text) =>
        text is null or { Length: > SceneDesk.TextLimit } ? Problems.Field("text", $"give the file's text, at most {SceneDesk.TextLimit} characters") : null;

    /// <summary>As ids of scenes are written: a name cannot lead out of a folder.</summary>
    private static bool IsId(string? id) =>
        id is { Length: > 0 and <= IdLimit } && id[0] != '-' && id.All(c => c == '-' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    private static async ValueTask<object?> Guarded(Func<ValueTask<object?>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Problems.Unavailable("The scenes' files cannot be read now; look at their folder, then try again.");
        }
    }
}
