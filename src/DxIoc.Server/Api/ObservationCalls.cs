using DxIoc.Contracts.Observations;
using DxIoc.Feeds.Http;
using DxIoc.Indicators.Observations;
using Microsoft.AspNetCore.Http.Features;

namespace DxIoc.Server.Api;

/// <summary>POST /api/v1/observations: the same door as every other feed's.</summary>
internal static class ObservationCalls
{
    private const string Route = "POST /api/v1/observations";

    public static void MapObservations(this RouteGroupBuilder api) =>
        api.MapPost("/observations", PostAsync)
            .WithSummary("A JSON array or NDJSON of {area, feed, device, measure, t, value}; answered once all is durable.")
            .Produces<PostedResult>();

    private static async Task<IResult> PostAsync(HttpContext context, IIntake intake, CancellationToken cancellation)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = ObservationsDecoder.BodyLimit;
        }

        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, cancellation);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Results.Problem(
                statusCode: StatusCodes.Status413PayloadTooLarge,
                title: "The body is too large.",
                detail: $"At most {ObservationsDecoder.BodyLimit} bytes are taken; post it in parts.");
        }

        try
        {
            // Once begun it is carried through: a caller who hangs up may still find it stored, and sends it again without harm.
            var outcomes = await Task.WhenAll(
                ObservationsDecoder.Decode(Route, body.ToArray()).Select(m => intake.AcceptAsync(m, CancellationToken.None).AsTask()));
            return Results.Ok(new PostedResult(
                outcomes.Sum(o => o.Stored),
                outcomes.Sum(o => o.Duplicate),
                [.. outcomes.SelectMany(o => o.Refused).OrderBy(r => r.Index).Select(r => new RefusedItem(r.Index, r.Reason))]));
        }
        catch (IntakeClosedException)
        {
            return Problems.Unavailable("The observations could not be stored; nothing was lost if you send them again.");
        }
    }
}
