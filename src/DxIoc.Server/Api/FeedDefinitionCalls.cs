using DxIoc.Contracts.Feeds;
using DxIoc.Server.State;
using Microsoft.AspNetCore.Mvc;

namespace DxIoc.Server.Api;

/// <summary>Definitions that are accepted on the feeds page. The one call of this API that changes what the server takes.</summary>
internal static class FeedDefinitionCalls
{
    /// <summary>Only a page of this server, or a program that means it, sends it: a form of another site cannot.</summary>
    public const string Header = "X-DxIoc";

    private const int BodyLimit = 512 * 1024;

    public static void MapFeedDefinitions(this RouteGroupBuilder api)
    {
        api.MapGet("/feeds/definitions", (FeedAcceptance acceptance) => acceptance.List())
            .WithSummary("The files of feed definitions that were accepted on the feeds page.");
        api.MapPost("/feeds/definitions", Accept)
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimit))
            .WithSummary("Accepts a file of feed definitions; needs the header X-DxIoc and Feeds:AcceptFromPage. In force within two seconds.")
            .Produces<AcceptedFeed>(StatusCodes.Status201Created)
            .ProducesValidationProblem();
    }

    private static IResult Accept(AcceptedFeed feed, HttpContext context, FeedAcceptance acceptance, FeedAcceptRule rule)
    {
        if (rule.Refusal(context.Request) is { } refusal)
        {
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Not accepted here.", detail: refusal);
        }

        var wrong = acceptance.Accept(feed, context.Connection.RemoteIpAddress?.ToString() ?? "?");
        return wrong is null
            ? Results.Created("/api/v1/feeds/definitions", feed)
            : Results.ValidationProblem(wrong.ToDictionary(), title: "The definition cannot be accepted.", detail: string.Join('\n', wrong.SelectMany(w => w.Value)));
    }
}
