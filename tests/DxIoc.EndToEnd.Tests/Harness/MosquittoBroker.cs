using System.Globalization;
using System.Text.RegularExpressions;
using DxIoc.Feeds.Tests.Mqtt;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>
/// Debian's mosquitto with deploy/mosquitto.conf, changed in its ports and paths alone, and the accounts of deploy/make-secrets; with an
/// authority also with the listener for TLS and client certificates that stands there. May be killed, frozen and started anew over what
/// it kept.
/// </summary>
internal sealed partial class MosquittoBroker : IAsyncDisposable
{
    public const string ServerAccount = "dxioc";
    public const string FieldAccount = "field";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);

    private readonly TempFolder _folder = new();
    private readonly string _config;
    private readonly TestAuthority? _authority;
    private ChildProcess? _child;

    private MosquittoBroker(TestAuthority? authority) => (_config, _authority) = (Path.Combine(_folder.Path, "mosquitto.conf"), authority);

    public int Port { get; } = FreePort.Next();

    public string Address => string.Create(CultureInfo.InvariantCulture, $"mqtt://127.0.0.1:{Port}");

    /// <summary>Null without an authority.</summary>
    public string? TlsAddress => _authority is null ? null : string.Create(CultureInfo.InvariantCulture, $"mqtts://127.0.0.1:{TlsPort}");

    /// <summary>The folder that deploy/make-secrets filled, with the certificates beside them.</summary>
    public string Secrets => Path.Combine(_folder.Path, "secrets");

    public string FieldPassword => File.ReadAllText(Path.Combine(Secrets, "mqtt-field-password")).Trim();

    /// <summary>What a server needs to use it.</summary>
    public string[] Settings =>
    [
        $"--Mqtt:Broker={Address}", $"--Mqtt:Username={ServerAccount}", $"--Mqtt:PasswordFile={Path.Combine(Secrets, "mqtt-server-password")}",
    ];

    private int TlsPort { get; } = FreePort.Next();

    /// <summary>Everything it said since its last start, packets included.</summary>
    public string Said => Process.Said;

    private ChildProcess Process => _child ?? throw new InvalidOperationException("The broker was not started.");

    public static async Task<MosquittoBroker> StartAsync(TestAuthority? authority = null)
    {
        var broker = new MosquittoBroker(authority);
        await broker.ConfigureAsync();
        await broker.StartAgainAsync();
        return broker;
    }

    /// <summary>Over what it had kept.</summary>
    public async Task StartAgainAsync()
    {
        if (_child is not null)
        {
            await _child.DisposeAsync();
        }

        _child = ChildProcess.Start("/usr/sbin/mosquitto", "-v", "-c", _config);
        await _child.ListensAsync(Port, StartLimit);
    }

    /// <summary>Back when it has ended.</summary>
    public async Task EndAsync(Signal signal)
    {
        Process.Signal(signal);
        await Process.ExitAsync();
    }

    public void Send(Signal signal) => Process.Signal(signal);

    /// <summary>Everything it kept is gone; only while it does not run.</summary>
    public void Forget() => File.Delete(Path.Combine(_folder.Path, "mosquitto.db"));

    public Task<Publisher> ConnectAsync() => Publisher.ConnectAsync(Port, (FieldAccount, FieldPassword));

    /// <summary>Waits until a server has its session here; ends the server when it gets none.</summary>
    public async Task RequireSessionAsync(ServerProcess server)
    {
        try
        {
            await Eventually.Holds("the server has a session", () => server.Process.Output.Contains("BrokerConnected: " + Address, StringComparison.Ordinal));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_child is not null)
        {
            await _child.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task ConfigureAsync()
    {
        await using var secrets = ChildProcess.Start("bash", Path.Combine(Built.Root, "deploy", "make-secrets"), Secrets);
        Assert.True(await secrets.ExitAsync() == 0, secrets.Error);
        var config = (await File.ReadAllTextAsync(Path.Combine(Built.Root, "deploy", "mosquitto.conf")))
            .Replace("listener 1883", string.Create(CultureInfo.InvariantCulture, $"listener {Port} 127.0.0.1"), StringComparison.Ordinal)
            .Replace("/run/secrets/", Secrets + "/", StringComparison.Ordinal)
            .Replace("listener 8883", string.Create(CultureInfo.InvariantCulture, $"listener {TlsPort} 127.0.0.1"), StringComparison.Ordinal)
            .Replace("/mosquitto/config/", Path.Combine(Built.Root, "deploy") + "/", StringComparison.Ordinal)
            .Replace("/mosquitto/data/", _folder.Path + "/", StringComparison.Ordinal);
        if (_authority is not null)
        {
            config = WithTls(config, _authority);
        }

        // Started by root it would become another user, who may not read this folder.
        await File.WriteAllTextAsync(_config, $"{config}\nuser {Environment.UserName}\n");
    }

    /// <summary>As the file says: files beside the other secrets, and the # away; nobody's certificate is revoked.</summary>
    private string WithTls(string config, TestAuthority authority)
    {
        var (broker, brokerKey) = authority.Issue("broker", "127.0.0.1");
        var (server, serverKey) = authority.Issue(ServerAccount);
        foreach (var (file, text) in new[]
        {
            ("mqtt-ca.pem", authority.Pem), ("mqtt-broker.pem", broker), ("mqtt-broker.key", brokerKey), ("mqtt-client.pem", server), ("mqtt-client.key", serverKey),
        })
        {
            File.WriteAllText(Path.Combine(Secrets, file), text);
        }

        return TlsLine().Replace(config, "$1");
    }

    [GeneratedRegex("^#(?!crlfile)(\\S)", RegexOptions.Multiline)]
    private static partial Regex TlsLine();
}
