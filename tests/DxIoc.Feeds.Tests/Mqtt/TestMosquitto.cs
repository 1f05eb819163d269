using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DxIoc.Feeds.Mqtt;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Feeds.Tests.Mqtt;

/// <summary>
/// A real mosquitto for one test: plain, or with TLS and client certificates of an authority. Keeps sessions on disk; may be killed,
/// frozen and started anew over what it kept.
/// </summary>
internal sealed class TestMosquitto : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-mosquitto-").FullName;
    private readonly TestAuthority? _authority;
    private ChildProcess? _child;

    private TestMosquitto(TestAuthority? authority) => _authority = authority;

    public int Port { get; } = FreePort.Next();

    /// <summary>Since its last start.</summary>
    public string Said => _child!.Said;

    /// <param name="authority">Null for a plain one.</param>
    /// <param name="server">Its certificate and key, where they are to be others than good ones.</param>
    /// <param name="more">Lines of mosquitto.conf.</param>
    public static async Task<TestMosquitto> StartAsync(TestAuthority? authority = null, (string Certificate, string Key)? server = null, string more = "")
    {
        var broker = new TestMosquitto(authority);
        broker.Configure(server, more);
        await broker.StartAgainAsync();
        return broker;
    }

    /// <summary>How the server is to reach it, with a client certificate where it wants one.</summary>
    public BrokerOptions Options(string protocol = "5", string id = BrokerOptions.Main)
    {
        var options = new BrokerOptions
        {
            Id = id,
            Url = string.Create(CultureInfo.InvariantCulture, $"mqtt{(_authority is null ? "" : "s")}://127.0.0.1:{Port}"),
            Protocol = protocol,
            KeepAlive = TimeSpan.FromSeconds(2),
        };
        return _authority is null ? options : Shown(options with { Ca = File("ca.pem", _authority.Pem) }, _authority.Issue("dxioc"));
    }

    /// <summary>With another client certificate.</summary>
    public BrokerOptions Shown(BrokerOptions options, (string Certificate, string Key) client) => options with
    {
        ClientCertificate = File("client.pem", client.Certificate), ClientKey = File("client.key", client.Key),
    };

    public string File(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Over what it had kept.</summary>
    public async Task StartAgainAsync()
    {
        if (_child is not null)
        {
            await _child.DisposeAsync();
        }

        _child = ChildProcess.Start("/usr/sbin/mosquitto", "-v", "-c", Path.Combine(_folder, "mosquitto.conf"));
        await _child.ListensAsync(Port, Soon);
    }

    public void Send(Signal signal) => _child!.Signal(signal);

    /// <summary>kill -9; back when it has ended.</summary>
    public Task KillAsync() => _child!.KillAsync();

    /// <summary>A device's connection, through TLS where the broker wants it.</summary>
    public async Task<IMqttClient> ConnectAsync(string? clientId = null, bool cleanStart = true)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(DeviceOptions(clientId, cleanStart));
        return client;
    }

    /// <summary>Whether it has a session of this name.</summary>
    public async Task<bool> HasSessionAsync(string clientId)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        return (await client.ConnectAsync(DeviceOptions(clientId, cleanStart: false))).IsSessionPresent;
    }

    public static Task PublishAsync(IMqttClient device, double value, string topic = "ioc/thu-dau-mot/air/station-1/pm25", bool retain = false) =>
        device.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(value.ToString(CultureInfo.InvariantCulture))
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithRetainFlag(retain).Build());

    public async ValueTask DisposeAsync()
    {
        if (_child is not null)
        {
            await _child.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private MqttClientOptions DeviceOptions(string? clientId, bool cleanStart)
    {
        var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", Port).WithTimeout(Soon).WithCleanStart(cleanStart);
        if (clientId is not null)
        {
            options.WithClientId(clientId).WithSessionExpiryInterval(cleanStart ? 0 : 60u);
        }

        if (_authority?.Issue("device") is var (certificate, key))
        {
            options.WithTlsOptions(o => o
                .WithClientCertificates([X509Certificate2.CreateFromPem(certificate, key)])
                .WithCertificateValidationHandler(_ => true));
        }

        return options.Build();
    }

    private void Configure((string Certificate, string Key)? server, string more)
    {
        var config = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            listener {Port} 127.0.0.1
            allow_anonymous true
            persistence true
            persistence_location {_folder}/
            autosave_on_changes true
            autosave_interval 1
            user {Environment.UserName}

            """));
        if (!more.Contains("max_inflight_messages", StringComparison.Ordinal))
        {
            config.AppendLine("max_inflight_messages 1000");
        }

        if (!more.Contains("max_queued_messages", StringComparison.Ordinal))
        {
            config.AppendLine("max_queued_messages 0");
        }

        config.AppendLine(more);
        if (_authority is not null)
        {
            var (certificate, key) = server ?? _authority.Issue("broker", "127.0.0.1");
            config.AppendLine(CultureInfo.InvariantCulture, $"""
                cafile {File("authority.pem", _authority.Pem)}
                certfile {File("broker.pem", certificate)}
                keyfile {File("broker.key", key)}
                require_certificate true
                """);
        }

        File("mosquitto.conf", config.ToString());
    }
}
