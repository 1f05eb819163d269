using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Mqtt;

/// <summary>What an engineer on shift reads of a broker.</summary>
internal sealed partial class ExternalBroker
{
    [LoggerMessage(Level = LogLevel.Information, Message = "BrokerConnected: {Broker}; the session {Session}")]
    private partial void LogConnected(string broker, string session);

    [LoggerMessage(Level = LogLevel.Warning, Message = "BrokerAway: {Broker}: {Reason}; tried again in about {Seconds} s")]
    private partial void LogAway(string broker, string reason, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "BrokerLeft: {Broker}; its session is ended there")]
    private partial void LogLeft(string broker);

    [LoggerMessage(Level = LogLevel.Warning, Message = "BrokerNotLeft: {Broker}: {Reason}; the session {Client} stays there and fills until it expires: end it at the broker")]
    private partial void LogNotLeft(string broker, string reason, string client);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SessionLeftBehind: the session {Session} is used no more and fills until it expires: end it at the broker")]
    private partial void LogLeftBehind(string session);

    [LoggerMessage(Level = LogLevel.Warning, Message = "PromiseHollow: {Broker}: {Promise}")]
    private partial void LogHollow(string broker, string promise);

    [LoggerMessage(Level = LogLevel.Information, Message = "PersistenceUnknown: {Broker} is {Version}: whether it keeps sessions on disk cannot be asked, and by itself it does not, and keeps 1,000 messages for each; see that mosquitto.conf has persistence true, autosave_on_changes true, autosave_interval 1 and max_queued_messages 0 (deploy/mosquitto.conf)")]
    private partial void LogPersistenceUnknown(string broker, string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "FeedNotSubscribed: {Broker}: {Problem}; asked again when the server connects anew")]
    private partial void LogNotSubscribed(string broker, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SessionLost: {Broker} kept no session of this server: what was published while the two were apart is lost unless its senders kept it; see that the broker's persistence is on")]
    private partial void LogSessionLost(string broker);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SessionNotMarked: {Problem}; a session that is lost while the server is down will not be noticed")]
    private partial void LogNotMarked(string problem);
}
