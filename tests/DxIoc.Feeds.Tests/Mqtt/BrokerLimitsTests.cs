using DxIoc.Feeds.Mqtt;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Feeds.Tests.Mqtt;

/// <summary>What a real mosquitto says of its limits, and which promise is said to be hollow.</summary>
public sealed class BrokerLimitsTests
{
    public static TheoryData<string, string[]> Configurations => new()
    {
        { "", [] },
        { "max_qos 0", ["it sends with QoS 0 alone, so what is on its way when the connection breaks is lost: allow QoS 1 (mosquitto.conf: max_qos 2)"] },
        { "max_inflight_messages 20", ["it has 20 messages on their way at once and waits for each to be stored, so it brings 20 a durable write: allow more (mosquitto.conf: max_inflight_messages 1000)"] },
        { "max_packet_size 2000", ["it takes messages of 2000 bytes at most, so larger ones of devices never reach the server: allow what definitions take (mosquitto.conf: max_packet_size 1048576)"] },
        { "retain_available false", ["it retains nothing, so what devices said last is not known after a first connection: allow it (mosquitto.conf: retain_available true)"] },
    };

    [Theory]
    [MemberData(nameof(Configurations))]
    public async Task A_limit_that_makes_a_promise_hollow_is_told_with_the_line_that_mends_it(string line, string[] hollow)
    {
        await using var mosquitto = await TestMosquitto.StartAsync(more: line);
        var log = new Log<ExternalBroker>();
        using var broker = new ExternalBroker(mosquitto.Options(), null, CanonicalOnly.Decoder(), new HeldIntake(), TimeProvider.System, log);
        await broker.StartAsync(default);
        await Until.HoldsAsync("it is connected or denied", () => broker.Info.Connected || broker.Info.Reason is not null);

        Assert.Equal(hollow, broker.Info.Hollow);
        Assert.Equal(hollow.Select(h => $"Warning PromiseHollow: {mosquitto.Options().Url}: {h}"), log.Lines.Where(l => l.Contains("PromiseHollow", StringComparison.Ordinal)));
        await broker.StopAsync(default);
    }

    [Fact]
    public async Task Messages_that_the_broker_dropped_are_told_and_that_its_persistence_cannot_be_asked()
    {
        const int Messages = 10;
        await using var mosquitto = await TestMosquitto.StartAsync(more: "max_queued_messages 1\nmax_inflight_messages 100\nsys_interval 1");
        var log = new Log<ExternalBroker>();
        var intake = new HeldIntake();
        using var broker = new ExternalBroker(mosquitto.Options(), null, CanonicalOnly.Decoder(), intake, TimeProvider.System, log);
        await broker.StartAsync(default);
        await log.SaysAsync($"Information PersistenceUnknown: {mosquitto.Options().Url} is mosquitto version 2");
        Assert.Empty(broker.Info.Hollow);
        using (var other = await mosquitto.ConnectAsync("other", cleanStart: false))
        {
            await other.SubscribeAsync("other/#", MqttQualityOfServiceLevel.AtLeastOnce);
        }

        using var device = await mosquitto.ConnectAsync();
        for (var i = 0; i < Messages; i++)
        {
            await TestMosquitto.PublishAsync(device, i, "other/x");
        }

        const string Said = "it has dropped 9 messages since its start, for clients that were away or slow: let it keep all that wait (mosquitto.conf: max_queued_messages 0, max_inflight_messages 1000)";
        await Until.HoldsAsync("it is told", () => broker.Info.Hollow.Contains(Said), () => string.Join('\n', broker.Info.Hollow));
        Assert.True(log.Says($"Warning PromiseHollow: {mosquitto.Options().Url}: {Said}"));
        Assert.Equal(0, intake.Waiting + broker.Info.Received);
        await broker.StopAsync(default);
    }

    [Fact]
    public void A_session_that_is_kept_for_less_than_was_asked_is_hollow() => Assert.Equal(
        ["it keeps the session for 3600 s and not for 86400 s, so what comes while the server is away for longer is lost: raise the longest session expiry that it grants"],
        Good with { SessionExpiry = TimeSpan.FromHours(1) } is var limits ? limits.Hollow(Options) : []);

    [Fact]
    public void A_group_without_shared_subscriptions_is_hollow()
    {
        var limits = Good with { Shared = false };

        Assert.Empty(limits.Hollow(Options));
        Assert.Equal(
            ["it has no shared subscriptions, so servers of the group centre do not share its messages: use another broker, or one server without a group"],
            limits.Hollow(Options with { SharedGroup = "centre" }));
    }

    private static BrokerOptions Options => new() { Id = "far", Url = "mqtt://far" };

    private static BrokerLimits Good => new(QoS1: true, InFlight: null, SessionExpiry: null, Shared: true, PacketSize: null, Retain: true);
}
