using System.Globalization;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Files;
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
    private const int DevicesShown = 100;
    private const int DeviceLimit = 1_000;

    /// <summary>Messages that name no feed are booked too.</summary>
    private static readonly LocalText Unknown = new("Không rõ nguồn", "No feed named");

    public static void MapFeeds(this RouteGroupBuilder api)
    {
        api.MapGet("/feeds", (ICatalogueSource catalogue, FeedBooks books, SeriesRegistry registry, PollRunner polls, FolderBook folders) =>
            FeedList(catalogue.Current, books, registry, polls, folders)).WithSummary("Each feed with its books, in observations.");
        api.MapGet("/feeds/{feed}/devices", GetDevices).WithSummary("A page of a feed's devices: last seen, newest values, clock.")
            .Produces<FeedDevices>();
        api.MapGet("/refused/groups", (string? feed, RefusedBook refused) => refused.Groups(string.IsNullOrEmpty(feed) ? null : feed))
            .WithSummary("What was refused by feed and kind of reason, with the newest message of each.");
        api.MapGet("/refused", GetRefusedAsync).WithSummary("Refused messages with their reasons, newest first.")
            .Produces<IReadOnlyList<RefusedMessage>>();
    }

    /// <summary>The catalogue's feeds in order, then others that were heard.</summary>
    internal static IReadOnlyList<FeedInfo> FeedList(IndicatorCatalogue catalogue, FeedBooks books, SeriesRegistry registry, PollRunner polls, FolderBook folders)
    {
        var (states, watched) = (polls.States, folders.States);
        var statements = books.Statements().ToDictionary(s => s.Feed, StringComparer.Ordinal);
        var listed = catalogue.Feeds.Select(f => (f.Id, f.Name));
        var heard = statements.Keys
            .Where(id => catalogue.FindFeed(id) is null)
            .Order(StringComparer.Ordinal)
            .Select(id => (Id: id, Name: id == FeedBooks.UnknownFeed ? Unknown : new LocalText(id, id)));
        return [.. listed.Concat(heard).Select(f => Info(f.Id, f.Name, statements.GetValueOrDefault(f.Id), catalogue, registry) with { Polls = [.. states[f.Id]], Folders = [.. watched[f.Id]] })];
    }

    /// <summary>A whole number of a query, or why it is none.</summary>
    internal static (int Number, IResult? Problem) Whole(string field, string? text, int @default, int min, int max)
    {
        var number = @default;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= min && number <= max)
            ? (number, null)
            : (@default, Problems.Field(field, string.Create(CultureInfo.InvariantCulture, $"write a whole number from {min} to {max}")));
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
        var (count, problem) = Whole("limit", limit, 100, 1, RefusedLimit);
        if (problem is not null)
        {
            return problem;
        }

        return Results.Ok(await history.ReadRefusedAsync(string.IsNullOrEmpty(feed) ? null : feed, count, cancellation));
    }

    private static IResult GetDevices(string feed, string? skip, string? limit, DeviceBooks devices, ICatalogueSource catalogue, FeedBooks books)
    {
        if (catalogue.Current.FindFeed(feed) is null && books.Statements().All(s => s.Feed != feed))
        {
            return Problems.NotFound("There is no such feed; the feeds are listed at /api/v1/feeds.");
        }

        var (before, badSkip) = Whole("skip", skip, 0, 0, int.MaxValue);
        var (count, badLimit) = Whole("limit", limit, DevicesShown, 1, DeviceLimit);
        return badSkip ?? badLimit ?? Results.Ok(devices.Of(feed, before, count));
    }
}
