using System.Globalization;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Feeds.Mqtt;

/// <summary>What a broker says of its limits when it lets a client in, and which promises they make hollow. MQTT 5 alone says them. Pure.</summary>
/// <param name="InFlight">Messages that it has on their way at once, in either direction; null for no limit told.</param>
/// <param name="SessionExpiry">For how long it really keeps the session; null for as long as was asked.</param>
/// <param name="Shared">Whether it has shared subscriptions.</param>
/// <param name="PacketSize">Bytes of a message that it takes at most; null for no limit told.</param>
internal sealed record BrokerLimits(bool QoS1, int? InFlight, TimeSpan? SessionExpiry, bool Shared, long? PacketSize, bool Retain)
{
    /// <summary>A payload of the size that definitions take where they say nothing, and its topic.</summary>
    private const int NeededPacket = 80 * 1024;

    /// <summary>Below it the durable writes, not the store, are what is waited for.</summary>
    private const int NeededInFlight = 100;

    public static BrokerLimits Of(MqttClientConnectResult said) => new(
        said.MaximumQoS >= MqttQualityOfServiceLevel.AtLeastOnce,
        said.ReceiveMaximum is > 0 and < ushort.MaxValue ? said.ReceiveMaximum : null,
        // The client says 0 where the broker said nothing; one that keeps no session is told of when it has lost it.
        said.SessionExpiryInterval is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
        said.SharedSubscriptionAvailable,
        said.MaximumPacketSize is > 0 and var size ? size : null,
        said.RetainAvailable);

    /// <summary>Each promise that cannot be kept at this broker, why, and the line that mends it.</summary>
    public IReadOnlyList<string> Hollow(BrokerOptions options)
    {
        var hollow = new List<string>();
        if (!QoS1)
        {
            hollow.Add("it sends with QoS 0 alone, so what is on its way when the connection breaks is lost: allow QoS 1 (mosquitto.conf: max_qos 2)");
        }

        if (SessionExpiry is { } kept && kept < options.SessionExpiry)
        {
            hollow.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"it keeps the session for {kept.TotalSeconds:0} s and not for {options.SessionExpiry.TotalSeconds:0} s, so what comes while the server is away for longer is lost: raise the longest session expiry that it grants"));
        }

        if (InFlight is { } few && few < Math.Min(NeededInFlight, options.PendingLimit))
        {
            hollow.Add(string.Create(
                CultureInfo.InvariantCulture, $"it has {few} messages on their way at once and waits for each to be stored, so it brings {few} a durable write: allow more (mosquitto.conf: max_inflight_messages 1000)"));
        }

        if (!Shared && options.SharedGroup is { } group)
        {
            hollow.Add($"it has no shared subscriptions, so servers of the group {group} do not share its messages: use another broker, or one server without a group");
        }

        if (PacketSize is { } small && small < NeededPacket)
        {
            hollow.Add(string.Create(
                CultureInfo.InvariantCulture, $"it takes messages of {small} bytes at most, so larger ones of devices never reach the server: allow what definitions take (mosquitto.conf: max_packet_size 1048576)"));
        }

        if (!Retain)
        {
            hollow.Add("it retains nothing, so what devices said last is not known after a first connection: allow it (mosquitto.conf: retain_available true)");
        }

        return hollow;
    }
}
