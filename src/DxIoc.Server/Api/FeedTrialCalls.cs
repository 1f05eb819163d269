using System.Text;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Server.State;

namespace DxIoc.Server.Api;

/// <summary>POST /api/v1/feeds/try: what would become of a message. It changes nothing.</summary>
internal static class FeedTrialCalls
{
    private const int PayloadLimit = 1 << 20;
    private const int TopicLimit = 65_535;

    /// <summary>The name of a posted definition in what is said of it.</summary>
    private const string Posted = "definition";

    public static void MapFeedTrials(this RouteGroupBuilder api) =>
        api.MapPost("/feeds/try", Try)
            .WithSummary("What would become of a message, step by step; with the definitions in force, or with one that is posted.")
            .Produces<FeedTrial>();

    private static IResult Try(
        FeedTrialRequest request, IFeedMappings mappings, ICatalogueSource catalogue, TimeProvider time, HistoryOptions history, AreaFiles areas)
    {
        if (request.Topic is not { Length: > 0 and <= TopicLimit } topic)
        {
            return Problems.Field("topic", "name the topic that the message came by");
        }

        if (!TryPayload(request, out var payload) || payload.Length > PayloadLimit)
        {
            return Problems.Field(
                request.Payload is null ? "payloadBase64" : "payload", $"give the message as payload, or as payloadBase64 where it is no text; at most {PayloadLimit} bytes");
        }

        var current = mappings.Current;
        if (request.Definition is { } text)
        {
            var read = FeedMappingsReader.Read(FeedFolder.WithShipped([new CatalogueText(Posted, text)]), catalogue.Current, areas: areas.Confined());
            if (read.Mappings is null)
            {
                return Problems.Field("definition", string.Join('\n', read.Errors));
            }

            current = read.Mappings;
        }

        return Results.Ok(MessageTrial.Of(
            current, topic, payload, catalogue.Current, Instant.Now(time), TimeSpan.FromDays(history.RawDays)));
    }

    private static bool TryPayload(FeedTrialRequest request, out byte[] payload)
    {
        payload = Encoding.UTF8.GetBytes(request.Payload ?? "");
        if (request.PayloadBase64 is not { } packed)
        {
            return request.Payload is not null;
        }

        payload = new byte[packed.Length];
        var read = Convert.TryFromBase64String(packed, payload, out var written);
        payload = payload[..written];
        return read && request.Payload is null;
    }
}
