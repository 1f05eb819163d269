using DxIoc.Contracts.Observations;
using DxIoc.Feeds.Http;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.Api;

/// <summary>POST /api/v1/feeds/{feed} and …/{feed}/{name}: a system's own payload, through the feed definition that takes it.</summary>
internal static class PushCalls
{
    public static void MapPushes(this RouteGroupBuilder api)
    {
        api.MapPost("/feeds/{feed}", (string feed, HttpContext context, PushDoor door, IIntake intake) => PostAsync(feed, null, context, door, intake))
            .WithSummary("A system's own payload, as its feed definition reads it; answered once all is durable.").Produces<PostedResult>();
        api.MapPost("/feeds/{feed}/{name}", PostAsync)
            .WithSummary("The same, where a feed has several systems that post.").Produces<PostedResult>();
    }

    private static async Task<IResult> PostAsync(string feed, string? name, HttpContext context, PushDoor door, IIntake intake)
    {
        if (door.Find(feed, name) is not { } target)
        {
            return Problems.NotFound("No feed definition takes posts here: write one with push: (feeds/README.md).");
        }

        if (ForeignPage.Refused(context.Request) is { } foreign)
        {
            return foreign;
        }

        var route = $"POST /api/v1/feeds/{feed}{(name is null ? "" : "/" + name)}";
        if (PresentedKey.RefusedInAddress(context.Request) is { } inAddress)
        {
            return await StrangerAsync(target, route, "a key in the address", inAddress, intake);
        }

        switch (target.Admit(PresentedKey.Of(context.Request)))
        {
            case PushVerdict.NoKey:
                return await StrangerAsync(target, route, "no key", PresentedKey.Missing(context), intake);
            case PushVerdict.WrongKey:
                return await StrangerAsync(target, route, "a wrong key", PresentedKey.Wrong(), intake);
            case PushVerdict.TooMany:
                return Later(target, context, "More requests come to this address than its rate-limit allows.");
        }

        var type = context.Request.ContentType?.Split(';')[0].Trim();
        if (!string.IsNullOrEmpty(type) && !target.MediaTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            target.Count("form");
            context.Response.Headers["Accept-Post"] = string.Join(", ", target.MediaTypes);
            return PostedBody.Unsupported($"Content-Type is one of: {string.Join(", ", target.MediaTypes)}.");
        }

        using var place = await PostingRoom.EnterAsync(context.RequestAborted);
        return place is null ? Later(target, context, PostingRoom.Full) : await TakeAsync(target, route, context, intake);
    }

    private static async Task<IResult> TakeAsync(PushTarget target, string route, HttpContext context, IIntake intake)
    {
        var (body, problem) = await PostedBody.ReadAsync(context, target.BodyLimit, context.RequestAborted);
        if (problem is not null)
        {
            target.Count("form");
            return problem;
        }

        try
        {
            // Once begun it is carried through: a caller who hangs up may still find it stored, and sends it again without harm.
            var outcome = await intake.AcceptAsync(target.Decode(route, body), CancellationToken.None);
            target.Count("taken");
            return Results.Ok(new PostedResult(
                outcome.Stored, outcome.Duplicate, [.. outcome.Refused.OrderBy(r => r.Index).Select(r => new RefusedItem(r.Index, r.Reason))]));
        }
        catch (IntakeClosedException)
        {
            target.Count("closed");
            return Problems.Closed(context);
        }
    }

    /// <summary>Who may not post is told so at once; that it was tried is kept, without what was sent.</summary>
    private static async Task<IResult> StrangerAsync(PushTarget target, string route, string what, IResult answer, IIntake intake)
    {
        target.Count("access");
        if (target.Stranger(route, $"it came with {what}; nothing of it was read: give the system its key (push: keys)") is { } message)
        {
            try
            {
                await intake.AcceptAsync(message, CancellationToken.None);
            }
            catch (IntakeClosedException)
            {
                // Counted already; what a stranger sends is not worth more.
            }
        }

        return answer;
    }

    private static IResult Later(PushTarget target, HttpContext context, string detail)
    {
        target.Count("limit");
        return PostingRoom.Later(context, detail);
    }
}
