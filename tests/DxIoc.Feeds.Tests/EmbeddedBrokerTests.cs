using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Mqtt;
using DxIoc.Feeds.Tests.Definitions;
using Microsoft.Extensions.Logging.Abstractions;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Tests;

public sealed class EmbeddedBrokerTests : IAsyncLifetime
{
    private const string Topic = "ioc/thu-dau-mot/air/station-1";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly HeldIntake _intake = new();
    private readonly FixedMappings _mappings = new(FeedMappings.None);
    private readonly EmbeddedBroker _broker;

    public EmbeddedBrokerTests() =>
        _broker = new EmbeddedBroker(new MqttOptions { Port = 0 }, new FeedDecoder(_mappings, TimeProvider.System), _intake, NullLogger<EmbeddedBroker>.Instance);

    public Task InitializeAsync() => _broker.StartAsync(default);

    public async Task DisposeAsync()
    {
        await _broker.StopAsync(default);
        _broker.Dispose();
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V311, MqttQualityOfServiceLevel.AtLeastOnce)]
    [InlineData(MqttProtocolVersion.V500, MqttQualityOfServiceLevel.AtLeastOnce)]
    [InlineData(MqttProtocolVersion.V500, MqttQualityOfServiceLevel.ExactlyOnce)]
    public async Task The_acknowledgement_comes_after_the_intakes_promise_is_kept(MqttProtocolVersion version, MqttQualityOfServiceLevel qos)
    {
        using var client = await ConnectAsync(version);

        var published = client.PublishAsync(Message("""{"pm25": 180}""", qos));
        var held = await _intake.NextAsync();
        Assert.False(published.IsCompleted);
        HeldIntake.Keep(held);

        Assert.True((await published.WaitAsync(Soon)).IsSuccess);
        Assert.Equal(180, held.Message.Good.Single().Value);
    }

    [Fact]
    public async Task A_topic_of_a_definition_is_taken_by_it()
    {
        _mappings.Set(SmallFeeds.WithFeed("topic: box/{device}\narea: north\nmeasures: { pm25: a.b }").Mappings!);
        using var client = await ConnectAsync(MqttProtocolVersion.V311);

        var published = client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic("box/d1").WithPayload("""{"a": {"b": 180}}""")
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build());
        var held = await _intake.NextAsync();
        HeldIntake.Keep(held);

        Assert.True((await published.WaitAsync(Soon)).IsSuccess);
        Assert.Equal(["north/air/d1/pm25 = 180"], SmallFeeds.Lines(held.Message));
    }

    [Fact]
    public async Task Many_messages_of_one_client_are_on_their_way_together()
    {
        using var client = await ConnectAsync(MqttProtocolVersion.V311);

        var published = Enumerable.Range(0, 100).Select(i => client.PublishAsync(Message($$"""{"pm25": {{i}}}"""))).ToList();
        var held = new List<(IncomingMessage Message, TaskCompletionSource<IntakeOutcome> Promise)>();
        for (var i = 0; i < 100; i++)
        {
            held.Add(await _intake.NextAsync());
        }

        Assert.DoesNotContain(published, p => p.IsCompleted);
        held.ForEach(HeldIntake.Keep);
        await Task.WhenAll(published).WaitAsync(Soon);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (double)i), held.Select(h => h.Message.Good.Single().Value));
    }

    [Fact]
    public async Task One_client_that_waits_does_not_hold_another()
    {
        using var slow = await ConnectAsync(MqttProtocolVersion.V311);
        using var quick = await ConnectAsync(MqttProtocolVersion.V311);
        var waiting = slow.PublishAsync(Message("1"));
        var first = await _intake.NextAsync();

        var done = quick.PublishAsync(Message("""{"pm25": 2}"""));
        HeldIntake.Keep(await _intake.NextAsync());

        Assert.True((await done.WaitAsync(Soon)).IsSuccess);
        Assert.False(waiting.IsCompleted);
        HeldIntake.Keep(first);
        await waiting.WaitAsync(Soon);
    }

    [Fact]
    public async Task A_message_that_was_refused_whole_tells_an_mqtt_5_publisher_why()
    {
        using var client = await ConnectAsync(MqttProtocolVersion.V500);

        var published = client.PublishAsync(Message("no json"));
        HeldIntake.Keep(await _intake.NextAsync());
        var result = await published.WaitAsync(Soon);

        Assert.Equal(MqttClientPublishReasonCode.PayloadFormatInvalid, result.ReasonCode);
        Assert.StartsWith("the payload is no whole JSON", result.ReasonString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_stored_is_not_acknowledged_and_its_sender_is_disconnected()
    {
        using var client = await ConnectAsync(MqttProtocolVersion.V311);
        var gone = new TaskCompletionSource();
        client.DisconnectedAsync += _ =>
        {
            gone.TrySetResult();
            return Task.CompletedTask;
        };

        var published = client.PublishAsync(Message("""{"pm25": 1}"""));
        (await _intake.NextAsync()).Promise.SetException(new IntakeClosedException("closed"));

        await gone.Task.WaitAsync(Soon);
        await Assert.ThrowsAnyAsync<Exception>(() => published);
    }

    [Theory]
    [InlineData("311")]
    [InlineData("5")]
    public async Task Plain_mosquitto_pub_without_a_name_is_served(string version)
    {
        using var publisher = Process.Start(new ProcessStartInfo("mosquitto_pub",
            ["-V", version == "5" ? "mqttv5" : "mqttv311", "-p", _broker.Port!.Value.ToString(CultureInfo.InvariantCulture), "-q", "1", "-t", Topic, "-m", "{\"pm25\": 180}"]))!;

        HeldIntake.Keep(await _intake.NextAsync());
        await publisher.WaitForExitAsync().WaitAsync(Soon);

        Assert.Equal(0, publisher.ExitCode);
    }

    [Fact]
    public async Task A_retained_measurement_does_not_come_back_to_a_new_subscriber()
    {
        using var client = await ConnectAsync(MqttProtocolVersion.V500);
        var published = client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(Topic).WithPayload("""{"pm25": 1}""")
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithRetainFlag().Build());
        HeldIntake.Keep(await _intake.NextAsync());
        await published.WaitAsync(Soon);

        var received = new List<string>();
        client.ApplicationMessageReceivedAsync += e =>
        {
            received.Add(e.ApplicationMessage.ConvertPayloadToString());
            return Task.CompletedTask;
        };
        await client.SubscribeAsync("ioc/#");
        var next = client.PublishAsync(Message("""{"pm25": 2}"""));
        HeldIntake.Keep(await _intake.NextAsync());
        await next.WaitAsync(Soon);

        Assert.DoesNotContain("""{"pm25": 1}""", received);
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_one_sentence_with_the_remedy()
    {
        using var other = new TcpListener(IPAddress.Any, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        using var broker = new EmbeddedBroker(new MqttOptions { Port = port }, CanonicalOnly.Decoder(), _intake, NullLogger<EmbeddedBroker>.Instance);

        var e = await Assert.ThrowsAsync<FeedException>(() => broker.StartAsync(default));

        Assert.StartsWith($"MQTT port {port} cannot be opened", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("choose another with --Mqtt:Port=1884.", e.Message, StringComparison.Ordinal);
    }

    private async Task<IMqttClient> ConnectAsync(MqttProtocolVersion version)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", _broker.Port).WithProtocolVersion(version).WithClientId(Guid.NewGuid().ToString("N")).Build());
        return client;
    }

    private static MqttApplicationMessage Message(string payload, MqttQualityOfServiceLevel qos = MqttQualityOfServiceLevel.AtLeastOnce) =>
        new MqttApplicationMessageBuilder().WithTopic(Topic).WithPayload(payload).WithQualityOfServiceLevel(qos).Build();
}
