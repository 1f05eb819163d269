using System.Globalization;
using DxIoc.Contracts.Feeds;
using DxIoc.EndToEnd.Tests.Harness;
using DxIoc.Feeds.Tests.Mqtt;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>Brokers that files of definitions name, beside the embedded one: real mosquittos with the configuration of deploy/.</summary>
public sealed class BrokersTests(ITestOutputHelper output) : IDisposable
{
    private const string Area = "thu-dau-mot";
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(12);

    private readonly TestAuthority _authority = new();
    private readonly TempFolder _feeds = new();

    public void Dispose()
    {
        _authority.Dispose();
        _feeds.Dispose();
    }

    [Theory]
    [InlineData("5")]
    [InlineData("3.1.1")]
    public async Task After_kill_9_with_5_000_messages_waiting_behind_TLS_everything_is_stored_exactly_once(string protocol)
    {
        const int Messages = 5_000;
        await using var broker = await MosquittoBroker.StartAsync(_authority);
        Define(Secured("far", broker, $"protocol: {protocol}"));
        await using var server = await StartServerAsync();
        await ConnectedAsync(server, "far");
        await server.KillAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async d =>
        {
            await using var device = await broker.ConnectAsync();
            await SendAsync(device, d * (Messages / 10), Messages / 10);
        }));

        var starting = server.StartAsync();
        await Eventually.Holds("some of them are stored", () => HistoryFile.Raw(server.HistoryFile).Count > 100, TimeSpan.FromSeconds(60));
        await server.KillAsync();
        await Record.ExceptionAsync(() => starting);
        var before = HistoryFile.Raw(server.HistoryFile).Count;
        Assert.InRange(before, 1, Messages - 1);
        await server.StartAsync();
        await Eventually.Becomes("all are stored", () => server.FeedAsync("air"), f => f.Stored == Messages, TimeSpan.FromSeconds(180));

        var books = await server.FeedAsync("air");
        output.WriteLine($"MQTT {protocol}: killed with {before} of {Messages} stored; {books.Duplicate} came again that had been stored before");
        Assert.Equal((Messages + books.Duplicate, 0, 0), (books.Received, books.Waiting, books.Refused));
        var raw = HistoryFile.Raw(server.HistoryFile);
        Assert.Equal(Enumerable.Range(0, Messages).Select(i => (TimeOf(i), ValueOf(i))), raw.Select(o => (o.Time.ToDateTimeOffset(), o.Value)).OrderBy(x => x.Item1));
        Assert.True((await BrokerAsync(server, "far")).SessionKept);
    }

    [Fact]
    public async Task A_broker_joins_and_leaves_by_an_edit_of_its_file_while_another_goes_on()
    {
        await using var near = await MosquittoBroker.StartAsync();
        await using var far = await MosquittoBroker.StartAsync(_authority);
        Define(Plain("near", near));
        await using var server = await StartServerAsync();
        await ConnectedAsync(server, "near");
        var since = (await BrokerAsync(server, "near")).Since;

        Define(Plain("near", near), Secured("far", far));
        await ConnectedAsync(server, "far");
        await using var device = await far.ConnectAsync();
        await SendAsync(device, 0, 1);
        await Eventually.Becomes("its message is stored", () => server.FeedAsync("air"), f => f.Stored == 1);
        Define(Plain("near", near));
        await Eventually.Becomes("it is left", () => BrokersAsync(server), b => b.Count == 1);
        await using var other = await near.ConnectAsync();
        await SendAsync(other, 1, 1);
        await Eventually.Becomes("the other goes on", () => server.FeedAsync("air"), f => f.Stored == 2);

        Assert.Equal(since, (await BrokerAsync(server, "near")).Since);
        Assert.Contains("BrokerLeft: far", server.Process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("BrokerAway", server.Process.Output, StringComparison.Ordinal);
        var metrics = await server.Http.GetStringAsync("/metrics");
        Assert.Contains("dxioc_mqtt_messages_total{broker=\"far\"} 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("dxioc_mqtt_connected{broker=\"near\"} 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("dxioc_mqtt_connected{broker=\"far\"} 0\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_edit_is_told_and_the_brokers_before_stay()
    {
        await using var near = await MosquittoBroker.StartAsync();
        Define(Plain("near", near));
        await using var server = await StartServerAsync();
        await ConnectedAsync(server, "near");

        Define(Plain("near", near), "{ id: far, url: \"mqtts://far\", ca: nowhere.pem }");

        await Eventually.Holds(
            "it is told", () => server.Process.Output.Contains($"brokers.yaml:3: the file {Path.Combine(_feeds.Path, "nowhere.pem")} cannot be read", StringComparison.Ordinal));
        Assert.True((await BrokerAsync(server, "near")).Connected);
    }

    [Fact]
    public async Task The_broker_of_the_settings_may_want_TLS_and_a_client_certificate_too()
    {
        await using var broker = await MosquittoBroker.StartAsync(_authority);
        await using var server = await ServerProcess.StartAsync(
            $"--Mqtt:Broker={broker.TlsAddress}",
            "--Mqtt:Protocol=3.1.1",
            $"--Mqtt:Ca={Path.Combine(broker.Secrets, "mqtt-ca.pem")}",
            $"--Mqtt:ClientCertificate={Path.Combine(broker.Secrets, "mqtt-client.pem")}",
            $"--Mqtt:ClientKey={Path.Combine(broker.Secrets, "mqtt-client.key")}");
        await ConnectedAsync(server, "main");
        await using var device = await broker.ConnectAsync();

        await SendAsync(device, 0, 1);

        await Eventually.Becomes("its message is stored", () => server.FeedAsync("air"), f => f.Stored == 1);
    }

    private Task<ServerProcess> StartServerAsync() => ServerProcess.StartAsync($"--Feeds:Path={_feeds.Path}");

    /// <summary>One a line, from line 2 on.</summary>
    private void Define(params string[] brokers) => File.WriteAllText(
        Path.Combine(_feeds.Path, "brokers.yaml"), "brokers:\n" + string.Concat(brokers.Select(b => $"  - {b}\n")));

    private static string Plain(string id, MosquittoBroker broker) =>
        $"{{ id: {id}, url: \"{broker.Address}\", username: {MosquittoBroker.ServerAccount}, password-file: {Path.Combine(broker.Secrets, "mqtt-server-password")} }}";

    private static string Secured(string id, MosquittoBroker broker, string more = "") =>
        $"{{ id: {id}, url: \"{broker.TlsAddress}\", ca: {Path.Combine(broker.Secrets, "mqtt-ca.pem")}, client-certificate: {Path.Combine(broker.Secrets, "mqtt-client.pem")}, client-key: {Path.Combine(broker.Secrets, "mqtt-client.key")}, {more} }}";

    private static Task<BrokerInfo> ConnectedAsync(ServerProcess server, string id) =>
        Eventually.Becomes($"{id} is connected", () => BrokerAsync(server, id), b => b.Connected, TimeSpan.FromSeconds(20));

    private static async Task<BrokerInfo> BrokerAsync(ServerProcess server, string id) => (await BrokersAsync(server)).Single(b => b.Id == id);

    private static Task<List<BrokerInfo>> BrokersAsync(ServerProcess server) => server.GetAsync<List<BrokerInfo>>("/api/v1/brokers");

    private static DateTimeOffset TimeOf(int number) => DateTimeOffset.FromUnixTimeMilliseconds(Start.ToUnixTimeMilliseconds() + number);

    private static double ValueOf(int number) => number / 100.0;

    private static async Task SendAsync(Publisher device, int first, int count)
    {
        foreach (var some in Enumerable.Range(first, count).Chunk(50))
        {
            await Task.WhenAll(some.Select(i => device.SendAsync($"ioc/{Area}/air/station-{(i % 50).ToString(CultureInfo.InvariantCulture)}", TimeOf(i), "pm25", ValueOf(i))));
        }
    }
}
