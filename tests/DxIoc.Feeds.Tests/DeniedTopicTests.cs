using System.Globalization;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Mqtt;
using DxIoc.Feeds.Tests.Definitions;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace DxIoc.Feeds.Tests;

/// <summary>A broker that gives some topics and not others. (mosquitto grants every subscription and sends nothing on it.)</summary>
public sealed class DeniedTopicTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_topic_that_the_broker_does_not_give_is_told_and_holds_up_no_other()
    {
        var port = FreePort.Next();
        using var server = new MqttServerFactory().CreateMqttServer(new MqttServerOptionsBuilder().WithDefaultEndpoint().WithDefaultEndpointPort(port).Build());
        server.InterceptingSubscriptionAsync += args =>
        {
            if (args.TopicFilter.Topic.StartsWith("box/", StringComparison.Ordinal))
            {
                args.ProcessSubscription = false;
                args.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
            }

            return Task.CompletedTask;
        };
        await server.StartAsync();
        var intake = new HeldIntake();
        var log = new SaidOnce("FeedNotSubscribed");
        var options = new BrokerOptions { Id = BrokerOptions.Main, Url = $"mqtt://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}" };
        var mappings = new FixedMappings(SmallFeeds.WithFeed("topic: box/{device}\narea: north\nformat: value\nmeasure: pm25").Mappings!);
        using var broker = new ExternalBroker(options, null, new FeedDecoder(mappings, TimeProvider.System), intake, TimeProvider.System, log);
        await broker.StartAsync(default);
        await log.Said.WaitAsync(Soon);

        using var device = new MqttClientFactory().CreateMqttClient();
        await device.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithClientId("d").Build());
        await device.PublishAsync(new MqttApplicationMessageBuilder().WithTopic("ioc/north/air/d/pm25").WithPayload("7")
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build());
        var held = await intake.NextAsync();
        HeldIntake.Keep(held);

        Assert.Equal(7, held.Message.Good.Single().Value);
        await broker.StopAsync(default);
        await server.StopAsync();
    }
}
