using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Mqtt;
using DxIoc.Feeds.Proposals;
using DxIoc.History;

namespace DxIoc.Server.Api;

/// <summary>Topics that arrive and no definition matches, with a proposal for each shape.</summary>
internal static class UnmappedCalls
{
    /// <summary>What a page shows.</summary>
    public const int DefaultLimit = 50;

    public static void MapUnmapped(this RouteGroupBuilder api) =>
        api.MapGet("/feeds/unmapped", GetUnmapped)
            .WithSummary("Topics that no feed definition matches, by shape, the most frequent first, each with a definition that would take them.")
            .Produces<UnmappedList>();

    internal static UnmappedList List(
        UnmappedBook book, IFeedMappings mappings, MqttOptions mqtt, HistoryOptions history, FeedAcceptRule rule, int limit) => new(
        book.List(mappings.Current, limit, TimeSpan.FromDays(history.RawDays)), book.Others, mqtt.Broker == "embedded", rule.Open);

    private static IResult GetUnmapped(
        string? limit, UnmappedBook book, IFeedMappings mappings, MqttOptions mqtt, HistoryOptions history, FeedAcceptRule rule)
    {
        var (count, problem) = FeedCalls.Whole("limit", limit, DefaultLimit, 1, UnmappedBook.ShapeLimit);
        return problem ?? Results.Ok(List(book, mappings, mqtt, history, rule, count));
    }
}
