using DxIoc.Contracts.Feeds;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Scenes;

/// <summary>How the server stands with an external broker, in words. Pure.</summary>
/// <param name="Name">Its id, or a word for the broker of Mqtt:Broker.</param>
/// <param name="State">Connected or away, and since when.</param>
/// <param name="Facts">Protocol, session, messages.</param>
/// <param name="Troubles">Exact sentences, for the engineer: why it is away, what it does not give, which promises are hollow.</param>
public sealed record BrokerHealth(string Id, string Name, string Address, bool Well, string State, string Facts, IReadOnlyList<string> Troubles)
{
    public string Classes => Well ? "st-normal" : "st-warning";

    public string Sign => Well ? "●" : "▲";

    /// <param name="now">The server's clock.</param>
    public static BrokerHealth Of(BrokerInfo broker, DateTimeOffset now, Language language)
    {
        var age = Figures.Ago(now > broker.Since ? now - broker.Since : TimeSpan.Zero, language);
        var state = broker.Connected ? $"{language["brokers.connected"]} {age}"
            : broker.SessionKept is null ? language["brokers.never"]
            : $"{language["brokers.away"]} {age}";
        string?[] facts =
        [
            $"MQTT {broker.Protocol}",
            broker.SessionKept is { } kept ? language[kept ? "brokers.kept" : "brokers.begun"] : null,
            $"{Figures.Whole(broker.Received, language)} {language["brokers.received"]}",
            broker.Waiting > 0 ? $"{Figures.Whole(broker.Waiting, language)} {language["brokers.waiting"]}" : null,
        ];
        IReadOnlyList<string> troubles = [.. broker.Reason is { } reason ? [reason] : Array.Empty<string>(), .. broker.NotGiven, .. broker.Hollow];
        return new BrokerHealth(
            broker.Id,
            broker.Id == "main" ? language["brokers.main"] : broker.Id,
            broker.Address,
            broker.Connected && troubles.Count == 0,
            state,
            string.Join(" · ", facts.OfType<string>()),
            troubles);
    }
}
