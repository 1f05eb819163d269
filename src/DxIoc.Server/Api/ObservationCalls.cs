using DxIoc.Contracts.Observations;
using DxIoc.Feeds.Http;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.Api;

/// <summary>POST /api/v1/observations: the same door as every other feed's.</summary>
internal static class ObservationCalls
{
    private const string Route = "POST /api/v1/observations";

    public static void MapObservations(this RouteGroupBuilder api) =>
        api.MapPost("/observations", PostAsync)
            .WithSummary("A JSON array or NDJSON of {area, feed, device, measure, t, value}; answered once all is durable.")
            .Produces<PostedResult>();

    private static async Task<IResult> PostAsync(HttpContext context, IIntake intake, ObservationOptions options, CancellationToken cancellation)
    {
        if (ForeignPage.Refused(context.Request) is { } foreign)
        {
            return foreign;
        }

        if (PresentedKey.Refused(context, options.KeyHashes) is { } stranger)
        {
            return stranger;
        }

        using var place = await PostingRoom.EnterAsync(cancellation);
        if (place is null)
        {
            return PostingRoom.Later(context, PostingRoom.Full);
        }

        var (body, problem) = await PostedBody.ReadAsync(context, ObservationsDecoder.BodyLimit, cancellation);
        if (problem is not null)
        {
            return problem;
        }

        try
        {
            // Once begun it is carried through: a caller who hangs up may still find it stored, and sends it again without harm.
            var outcomes = await Task.WhenAll(
                ObservationsDecoder.Decode(Route, body).Select(m => intake.AcceptAsync(m, CancellationToken.None).AsTask()));
            return Results.Ok(new PostedResult(
                outcomes.Sum(o => o.Stored),
                outcomes.Sum(o => o.Duplicate),
                [.. outcomes.SelectMany(o => o.Refused).OrderBy(r => r.Index).Select(r => new RefusedItem(r.Index, r.Reason))]));
        }
        catch (IntakeClosedException)
        {
            return Problems.Closed(context);
        }
    }
}
