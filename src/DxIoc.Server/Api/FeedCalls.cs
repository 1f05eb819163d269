using System.Globalization;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Pull;
using DxIoc.Grains.Intake;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.Api;

/// <summary>Feeds with their books, and what was refused.</summary>
internal static class FeedCalls
{
    private const int RefusedLimit = 1_000;

    /// <summary>Messages that name no feed are booked too.</summary>
    private static readonly LocalText Unknown = new("Không rõ nguồn", "No feed named");

    public static void MapFeeds(this RouteGroupBuilder api)
    {
        api.MapGet("/feeds", (ICatalogueSource catalogue, FeedBooks books, SeriesRegistry registry, PollRunner polls) =>
            FeedList(catalogue.Current, books, registry, polls)).WithSummary("Each feed with its books, in observations.");
        api.MapGet("/refused", GetRefusedAsync).WithSummary("Refused messages with their reasons, newest first.")
            .Produces<IReadOnlyList<RefusedMessage>>();
    }

    /// <summary>The catalogue's feeds in order, then others that were heard.</summary>
    internal static IReadOnlyList<FeedInfo> FeedList(IndicatorCatalogue catalogue, FeedBooks books, SeriesRegistry registry, PollRunner polls)
    {
        var states = polls.States;
        var statements = books.Statements().ToDictionary(s => s.Feed, StringComparer.Ordinal);
        var listed = catalogue.Feeds.Select(f => (f.Id, f.Name));
        var heard = statements.Keys
            .Where(id => catalogue.FindFeed(id) is null)
            .Order(StringComparer.Ordinal)
            .Select(id => (Id: id, Name: id == FeedBooks.UnknownFeed ? Unknown : new LocalText(id, id)));
        return [.. listed.Concat(heard).Select(f => Info(f.Id, f.Name, statements.GetValueOrDefault(f.Id), catalogue, registry) with { Polls = [.. states[f.Id]] })];
    }

    private static FeedInfo Info(string id, LocalText name, FeedStatement? books, IndicatorCatalogue catalogue, SeriesRegistry registry) => new()
    {
        Id = id,
        Name = name,
        Received = books?.Received ?? 0,
        Stored = books?.Stored ?? 0,
        Waiting = books?.Waiting ?? 0,
        Duplicate = books?.Duplicate ?? 0,
        Refused = books?.Refused ?? 0,
        LastSeen = books?.LastSeen?.ToDateTimeOffset(),
        Lag = books?.Lag?.TotalSeconds,
        Rate = books?.Rate ?? 0,
        Devices = registry.DevicesOf(id),
        Used = id == FeedBooks.UnknownFeed || catalogue.Indicators.Any(i => i.Feed == id),
    };

    private static async Task<IResult> GetRefusedAsync(string? feed, string? limit, IHistory history, CancellationToken cancellation)
    {
        var count = 100;
        if (!string.IsNullOrEmpty(limit)
            && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > RefusedLimit))
        {
            return Problems.Field("limit", string.Create(CultureInfo.InvariantCulture, $"write a whole number from 1 to {RefusedLimit}"));
        }

        return Results.Ok(await history.ReadRefusedAsync(string.IsNullOrEmpty(feed) ? null : feed, count, cancellation));
    }
}
