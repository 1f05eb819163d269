using System.Globalization;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>A device's connection: QoS 1, with the time of each observation given.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly int _port;

    private Publisher(int port) => _port = port;

    public bool Connected => _client.IsConnected;

    public static async Task<Publisher> ConnectAsync(int port)
    {
        var publisher = new Publisher(port);
        await publisher.ConnectAsync();
        return publisher;
    }

    public async Task ConnectAsync() => await _client.ConnectAsync(
        new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", _port).WithTimeout(TimeSpan.FromSeconds(5)).Build());

    /// <summary>Back once the server has acknowledged.</summary>
    public async Task<MqttClientPublishResult> SendAsync(string topic, string payload) => await _client.PublishAsync(
        new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build());

    public Task<MqttClientPublishResult> SendAsync(string topic, DateTimeOffset time, string measure, double value) => SendAsync(
        topic,
        string.Create(CultureInfo.InvariantCulture, $$"""{"t": {{time.ToUnixTimeMilliseconds()}}, "{{measure}}": {{value}}}"""));

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
