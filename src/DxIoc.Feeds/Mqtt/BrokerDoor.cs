using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// The way into a broker, for one client: what it needs of the options, and why it is not let in. What kind of session it makes is the
/// client's own affair, so a client beside the server's session (one that publishes) goes through a door of its own. Owns the
/// certificates, which are read when it is made.
/// </summary>
internal sealed class BrokerDoor : IDisposable
{
    private static readonly SocketError[] Nowhere = [SocketError.ConnectionRefused, SocketError.HostNotFound, SocketError.TryAgain, SocketError.NoData];

    private readonly BrokerOptions _options;
    private readonly BrokerSecrets _secrets;
    private readonly TimeProvider _time;
    private string? _distrusted;
    private bool _trusted;

    /// <exception cref="FeedException">A file or secret that the options name cannot be used.</exception>
    public BrokerDoor(BrokerOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        var problems = new List<BrokerProblem>();
        _secrets = BrokerSecrets.Read(options, problems);
        if (_secrets.Client is { } own && own.NotAfter < time.GetUtcNow())
        {
            problems.Add(new BrokerProblem(
                "client-certificate", string.Create(CultureInfo.InvariantCulture, $"the certificate in {options.ClientCertificate} expired on {own.NotAfter.ToUniversalTime():yyyy-MM-dd}"), "renew it"));
        }

        if (problems.Count > 0)
        {
            _secrets.Dispose();
            throw new FeedException(string.Join("; ", problems));
        }
    }

    /// <summary>Address, protocol, account and certificates.</summary>
    public MqttClientOptionsBuilder Options()
    {
        var built = new MqttClientOptionsBuilder()
            .WithProtocolVersion(_options.IsMqtt5 ? MqttProtocolVersion.V500 : MqttProtocolVersion.V311)
            .WithTcpServer(_options.Host, _options.Port)
            .WithTimeout(_options.KeepAlive);
        if (_options.Username is { } name)
        {
            built.WithCredentials(name, _secrets.Password ?? "");
        }

        if (_options.Tls)
        {
            built.WithTlsOptions(o => o
                .WithTargetHost(_options.Host)
                // Revocation is asked of authorities on the internet, which a closed network does not reach.
                .WithRevocationMode(X509RevocationMode.NoCheck)
                .WithClientCertificates(_secrets.Client is { } own ? [own] : [])
                .WithCertificateValidationHandler(Trusts));
        }

        return built;
    }

    /// <summary>Connects a client.</summary>
    /// <exception cref="FeedException">It was not let in: why, with what to do where that is known.</exception>
    public async Task<MqttClientConnectResult> EnterAsync(IMqttClient client, MqttClientOptions options, CancellationToken cancellation)
    {
        MqttClientConnectResult connected;
        (_distrusted, _trusted) = (null, false);
        try
        {
            connected = await AnsweredAsync(stop => client.ConnectAsync(options, stop), cancellation);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or FeedException) && !cancellation.IsCancellationRequested)
        {
            throw new FeedException(Explain(e), e);
        }

        return connected.ResultCode == MqttClientConnectResultCode.Success ? connected : throw new FeedException(
            $"it refuses the connection ({$"{connected.ResultCode} {connected.ReasonString}".TrimEnd()}): check {(_options.Id == BrokerOptions.Main ? "Mqtt:Username and Mqtt:Password" : "its username and password")}");
    }

    /// <summary>
    /// Waits for the broker's answer for one keep-alive at most: a frozen one still takes connections and what is sent to it. As long as
    /// it speaks it is waited for: the answer may stand behind thousands of messages.
    /// </summary>
    /// <param name="speaks">Whether the broker was heard lately; null where nothing but the answer can be heard.</param>
    /// <exception cref="FeedException">It did not answer in time.</exception>
    public async Task<T> AnsweredAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation, Func<bool>? speaks = null)
    {
        // The client's own limit counts only where it is given no token.
        using var late = new CancellationTokenSource();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        // What it does on its turn has ended before what it cancels is gone.
        await using var timer = _time.CreateTimer(
            _ =>
            {
                if (speaks?.Invoke() != true)
                {
                    late.Cancel();
                }
            },
            null, _options.KeepAlive, _options.KeepAlive);
        try
        {
            return await ask(both.Token);
        }
        catch (Exception e) when (e is not OutOfMemoryException && late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new FeedException(
                string.Create(CultureInfo.InvariantCulture, $"it did not answer within {_options.KeepAlive.TotalSeconds:0} s: check that it runs and that no firewall is between"), e);
        }
    }

    private string Explain(Exception e)
    {
        if (_distrusted is { } fault)
        {
            return fault;
        }

        if (e.GetBaseException() is SocketException { SocketErrorCode: var code } && Nowhere.Contains(code))
        {
            return code == SocketError.ConnectionRefused
                ? "nobody listens there: start the broker, or check host and port"
                : $"the host {_options.Host} cannot be found: check its name";
        }

        var said = new List<string>();
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            if (!said.Contains(inner.Message) && !inner.Message.EndsWith("see inner exception.", StringComparison.Ordinal))
            {
                said.Add(inner.Message);
            }
        }

        var told = string.Join(": ", said.Select(s => s.TrimEnd('.', ':')));
        // In TLS 1.3 a broker looks at the client certificate after the client has taken the handshake for done.
        return !_options.Tls ? told
            : !_trusted ? e.GetBaseException() is SocketException { SocketErrorCode: not SocketError.ConnectionReset } ? told
                : $"the TLS handshake failed ({told}): check that the port is one for TLS"
            : _secrets.Client is null ? $"it ended the connection after the TLS handshake ({told}): it may want a client certificate"
            : $"it ended the connection after the TLS handshake ({told}): it may not take the client certificate; have it issued by an authority that the broker trusts";
    }

    public void Dispose() => _secrets.Dispose();

    private bool Trusts(MqttClientCertificateValidationEventArgs args)
    {
        _distrusted = ServerCertificateRule.Fault(
            args.Certificate as X509Certificate2, args.Chain, args.SslPolicyErrors, _secrets.Authorities, _options.Host, _time.GetUtcNow());
        return _trusted = _distrusted is null;
    }
}
