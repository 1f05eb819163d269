using DxIoc.Contracts.Displays;
using DxIoc.Grains.Wire;
using DxIoc.Indicators.Displays;
using DxIoc.Server.Api;
using Microsoft.AspNetCore.Mvc;

namespace DxIoc.Server.Displays;

/// <summary>/api/v1/displays: screens ask for enrolment, operators approve and drive them. What changes something refuses pages of other sites.</summary>
internal static class DisplayCalls
{
    private const int BodyLimit = 64 * 1024;

    public static IServiceCollection AddDisplays(this IServiceCollection services) => services.AddSingleton<DisplayDesk>().AddSingleton<DisplayRules>();

    public static void MapDisplays(this RouteGroupBuilder api)
    {
        var displays = api.MapGroup("/displays").WithMetadata(new RequestSizeLimitAttribute(BodyLimit)).AddEndpointFilter(async (context, next) =>
            HttpMethods.IsGet(context.HttpContext.Request.Method) ? await next(context) : ForeignPage.Refused(context.HttpContext.Request) ?? await next(context));
        displays.MapGet("/", (DisplayDesk desk) => desk.ListAsync()).WithSummary("All screens: those that wait with their codes, and those enrolled with what they show and how they are.");
        displays.MapPost("/enrol", EnrolAsync).WithSummary("A screen asks to be a display: its secret token, and the code that it is to show.").Produces<Enrolment>();
        displays.MapPost("/approve", ApproveAsync).WithSummary("Makes the screen that shows a code a display, with a name and what it shows every day.").Produces(StatusCodes.Status204NoContent);
        displays.MapPost("/drive", DriveAsync).WithSummary("Puts a scene, playlist or area on displays, freezes them, points a tile out, or releases them.").Produces<DisplaysDriven>();
        displays.MapPost("/{id}", ChangeAsync).WithSummary("Another name, or another task for every day.").Produces(StatusCodes.Status204NoContent);
        displays.MapDelete("/{id}", async (string id, DisplayDesk desk) => Said(await desk.Displays.Remove(id)))
            .WithSummary("Removes a display: its screen shows a code again.").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> EnrolAsync(EnrolRequest request, HttpContext context, DisplayDesk desk)
    {
        if (!ReportRule.Side(request.Width) || !ReportRule.Side(request.Height))
        {
            return Problems.Field("width", "width and height are those of the screen, in pixels");
        }

        var token = DisplayToken.Draw();
        if (await desk.Displays.Enrol(DisplayToken.HashOf(token), request.Width, request.Height) is not { } screen)
        {
            context.Response.Headers.RetryAfter = "30";
            return Results.Problem(
                statusCode: StatusCodes.Status429TooManyRequests,
                title: "Too many screens wait.",
                detail: $"At most {EnrolmentBook.Limit} screens wait for approval, and {EnrolmentBook.PerMinute} ask in a minute: approve some, or wait for ten minutes.");
        }

        var address = $"{context.Request.Scheme}://{context.Request.Host}/displays?code={screen.Code}";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new Enrolment(token, screen.Code, screen.Expires, address, DisplayQr.Svg(address)));
    }

    private static async Task<IResult> ApproveAsync(DisplayApproval posted, DisplayDesk desk, DisplayRules rules)
    {
        var approval = posted with { Code = EnrolmentBook.Typed(posted.Code), Name = posted.Name?.Trim() };
        return rules.Refuse(approval) ?? Said(await desk.Displays.Approve(approval));
    }

    private static async Task<IResult> ChangeAsync(string id, DisplayChange posted, DisplayDesk desk, DisplayRules rules)
    {
        var change = posted with { Name = posted.Name?.Trim() };
        return rules.Refuse(change) ?? Said(await desk.Displays.Change(id, change));
    }

    private static async Task<IResult> DriveAsync(DisplayCommand command, DisplayDesk desk, DisplayRules rules) =>
        rules.Refuse(command) ?? Results.Ok(await desk.Displays.Drive(command));

    private static IResult Said(DisplayVerdict verdict) => verdict switch
    {
        DisplayVerdict.Done => Results.NoContent(),
        DisplayVerdict.NameTaken => Results.Problem(statusCode: StatusCodes.Status409Conflict, title: "The name is taken.", detail: "Another display has this name: situations and people tell displays by their names."),
        DisplayVerdict.Full => Results.Problem(statusCode: StatusCodes.Status507InsufficientStorage, title: "There are too many displays.", detail: $"This server keeps {Display.Limit}: remove some that are gone."),
        _ => Problems.NotFound("No screen shows this code any more, or no display has this id; both are listed at /api/v1/displays."),
    };
}
