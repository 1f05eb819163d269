using System.Globalization;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>A device's connection: QoS 1, with the time of each observation given.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly int _port;
    private readonly (string Name, string Password)? _account;

    private Publisher(int port, (string Name, string Password)? account) => (_port, _account) = (port, account);

    public bool Connected => _client.IsConnected;

    public static async Task<Publisher> ConnectAsync(int port, (string Name, string Password)? account = null)
    {
        var publisher = new Publisher(port, account);
        await publisher.ConnectAsync();
        return publisher;
    }

    public async Task ConnectAsync()
    {
        var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", _port).WithTimeout(Patience);
        if (_account is { } account)
        {
            options.WithCredentials(account.Name, account.Password);
        }

        await _client.ConnectAsync(options.Build());
    }

    /// <summary>What is no text; back once the server has acknowledged.</summary>
    public async Task<MqttClientPublishResult> SendAsync(string topic, byte[] payload) => await _client.PublishAsync(
        new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build());

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
