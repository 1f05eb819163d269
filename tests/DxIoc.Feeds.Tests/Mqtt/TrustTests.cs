using DxIoc.Feeds.Mqtt;
using Xunit.Abstractions;

namespace DxIoc.Feeds.Tests.Mqtt;

/// <summary>Who is let in and who is not, between the server and a mosquitto with TLS, and what is said of it.</summary>
public sealed class TrustTests(ITestOutputHelper output) : IDisposable
{
    private static readonly DateTimeOffset Yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);

    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _stranger = new("Stranger");

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
    }

    [Fact]
    public async Task A_broker_of_another_authority_is_not_trusted()
    {
        await using var mosquitto = await TestMosquitto.StartAsync(_authority);

        await RefusedAsync(
            mosquitto.Options() with { Ca = mosquitto.File("other.pem", _stranger.Pem) },
            "its certificate was issued by CN=Test authority, which is not trusted: ca has to be the file of the authority that issued it");
    }

    [Fact]
    public async Task Without_an_authority_the_machine_decides_whom_to_trust()
    {
        await using var mosquitto = await TestMosquitto.StartAsync(_authority);

        await RefusedAsync(mosquitto.Options() with { Ca = null }, "its certificate was issued by CN=Test authority, which is not trusted: name the authority's file as ca");
    }

    [Fact]
    public async Task A_broker_whose_certificate_expired_is_not_trusted()
    {
        await using var mosquitto = await TestMosquitto.StartAsync(_authority, _authority.Issue("broker", "127.0.0.1", Yesterday));

        await RefusedAsync(mosquitto.Options(), $"its certificate expired on {Yesterday:yyyy-MM-dd}: renew it at the broker");
    }

    [Fact]
    public async Task A_broker_of_another_name_is_not_trusted()
    {
        await using var mosquitto = await TestMosquitto.StartAsync(_authority, _authority.Issue("broker", "mqtt.example.vn"));

        await RefusedAsync(
            mosquitto.Options(), "its certificate is for mqtt.example.vn and not for 127.0.0.1: write the name that it is for, or have one made for 127.0.0.1");
    }

    [Fact]
    public async Task A_broker_without_TLS_where_TLS_is_wanted_is_not_talked_to()
    {
        await using var mosquitto = await TestMosquitto.StartAsync();

        await RefusedAsync(mosquitto.Options() with { Url = mosquitto.Options().Url.Replace("mqtt:", "mqtts:") }, "check that the port is one for TLS");
    }

    [Theory]
    [InlineData("5")]
    [InlineData("3.1.1")]
    public async Task A_client_certificate_that_the_broker_does_not_trust_is_told_as_the_reason(string protocol)
    {
        await using var mosquitto = await TestMosquitto.StartAsync(_authority);

        await RefusedAsync(mosquitto.Shown(mosquitto.Options(protocol), _stranger.Issue("dxioc")), "it may not take the client certificate");
    }

    [Theory]
    [InlineData("5")]
    [InlineData("3.1.1")]
    public async Task A_client_certificate_that_is_missing_is_told_as_the_reason(string protocol)
    {
        await using var mosquitto = await TestMosquitto.StartAsync(_authority);

        await RefusedAsync(mosquitto.Options(protocol) with { ClientCertificate = null, ClientKey = null }, "it may want a client certificate");
    }

    [Fact]
    public async Task A_client_certificate_that_expired_is_told_before_the_broker_is_asked()
    {
        await using var mosquitto = await TestMosquitto.StartAsync(_authority);
        var options = mosquitto.Shown(mosquitto.Options(), _authority.Issue("dxioc", until: Yesterday));

        await RefusedAsync(options, $"the certificate in {options.ClientCertificate} expired on {Yesterday:yyyy-MM-dd}: renew it");
    }

    [Theory]
    [InlineData("mqtt://127.0.0.1:1", "nobody listens there: start the broker, or check host and port")]
    [InlineData("mqtt://no-such-host.invalid", "the host no-such-host.invalid cannot be found: check its name")]
    public Task An_address_where_nothing_is_is_told_with_what_to_check(string url, string reason) =>
        RefusedAsync(new BrokerOptions { Id = "far", Url = url }, reason);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_broker_that_takes_connections_and_says_nothing_is_told(bool tls)
    {
        await using var mosquitto = await TestMosquitto.StartAsync(tls ? _authority : null);
        mosquitto.Send(Signal.Stop);

        await RefusedAsync(mosquitto.Options(), "it did not answer within 2 s: check that it runs and that no firewall is between");
    }

    [Fact]
    public async Task A_certificate_that_was_renewed_counts_from_the_next_connection_on()
    {
        await using var mosquitto = await TestMosquitto.StartAsync(_authority);
        var options = mosquitto.Shown(mosquitto.Options(), _stranger.Issue("dxioc"));
        var log = new Log<ExternalBroker>();
        using var broker = Broker(options, log);
        await broker.StartAsync(default);
        await log.SaysAsync("BrokerAway");

        mosquitto.Shown(options, _authority.Issue("dxioc"));

        await log.SaysAsync("BrokerConnected");
        await broker.StopAsync(default);
    }

    [Fact]
    public async Task The_hosts_name_is_the_one_that_the_certificate_has_to_have()
    {
        await using var mosquitto = await TestMosquitto.StartAsync(_authority, _authority.Issue("broker", "localhost"));
        var log = new Log<ExternalBroker>();
        using var broker = Broker(mosquitto.Options() with { Url = mosquitto.Options().Url.Replace("127.0.0.1", "localhost") }, log);
        await broker.StartAsync(default);

        await log.SaysAsync("BrokerConnected");
        await broker.StopAsync(default);
    }

    /// <summary>Not let in, for this reason, and never connected.</summary>
    private async Task RefusedAsync(BrokerOptions options, string reason)
    {
        var log = new Log<ExternalBroker>();
        using var broker = Broker(options, log);
        await broker.StartAsync(default);
        await log.SaysAsync("BrokerAway");
        await broker.StopAsync(default);

        output.WriteLine(log.Lines[0]);
        Assert.Contains(reason, broker.Info.Reason, StringComparison.Ordinal);
        Assert.Contains(reason, log.Lines[0], StringComparison.Ordinal);
        Assert.False(log.Says("BrokerConnected"));
    }

    private static ExternalBroker Broker(BrokerOptions options, Log<ExternalBroker> log) =>
        new(options, null, CanonicalOnly.Decoder(), new HeldIntake(), TimeProvider.System, log);
}
