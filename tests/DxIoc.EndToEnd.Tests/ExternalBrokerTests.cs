using System.Diagnostics;
using System.Globalization;
using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The server behind a real mosquitto with the configuration of deploy/: what is acknowledged to a device arrives, once.</summary>
public sealed class ExternalBrokerTests(ITestOutputHelper output)
{
    private const string Area = "thu-dau-mot";
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(12);

    [Fact]
    public async Task A_message_is_acknowledged_to_the_broker_after_its_durable_write()
    {
        const int Messages = 5;
        await using var broker = await MosquittoBroker.StartAsync();
        await using var server = await StartServerAsync(broker);
        await using var device = await broker.ConnectAsync();
        var held = new HeldWrites(server.HistoryFile);

        await SendAsync(device, 0, Messages);
        await Eventually.Becomes("all wait for the store", () => server.FeedAsync("air"), f => f.Waiting == Messages);
        Assert.DoesNotContain("Received PUBACK from dxioc", broker.Said, StringComparison.Ordinal);
        held.Dispose();

        await Eventually.Holds("all are acknowledged", () => Count(broker.Said, "Received PUBACK from dxioc") == Messages);
        Assert.Equal(Messages, HistoryFile.Raw(server.HistoryFile).Count);
    }

    [Fact]
    public async Task After_kill_9_with_20_000_messages_queued_and_in_flight_everything_is_stored_exactly_once()
    {
        const int Messages = 20_000;
        const int Devices = 20;
        await using var broker = await MosquittoBroker.StartAsync();
        await using var server = await StartServerAsync(broker);
        Assert.Equal(0, await server.StopAsync());
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Devices).Select(async d =>
        {
            await using var device = await broker.ConnectAsync();
            await SendAsync(device, d * (Messages / Devices), Messages / Devices, 50);
        }));
        output.WriteLine($"{Messages} messages queued in {clock.Elapsed.TotalSeconds:0.0} s");

        var starting = server.StartAsync();
        await Eventually.Holds("some of them are stored", () => HistoryFile.Raw(server.HistoryFile).Count > 500, TimeSpan.FromSeconds(60));
        await server.KillAsync();
        await Record.ExceptionAsync(() => starting);
        var before = HistoryFile.Raw(server.HistoryFile).Count;
        output.WriteLine($"killed with {before} of them stored");
        Assert.InRange(before, 1, Messages - 1);
        clock.Restart();
        await server.StartAsync();
        // With thousands waiting, mosquitto writes all of them to disk for each that is acknowledged to it.
        await Eventually.Becomes("all are stored", () => server.FeedAsync("air"), f => f.Stored == Messages, TimeSpan.FromSeconds(180));
        output.WriteLine($"the rest stored {clock.Elapsed.TotalSeconds:0.0} s after the start");
        output.WriteLine(string.Join('\n', server.Process.Output.Split('\n').Where(line => line.Contains("BrokerAway", StringComparison.Ordinal))));

        var books = await server.FeedAsync("air");
        output.WriteLine($"{books.Duplicate} came again that had been stored before the kill");
        Assert.Equal((Messages + books.Duplicate, 0, 0), (books.Received, books.Waiting, books.Refused));
        var raw = HistoryFile.Raw(server.HistoryFile);
        Assert.Equal(Enumerable.Range(0, Messages).Select(i => (TimeOf(i), ValueOf(i))), raw.Select(o => (o.Time.ToDateTimeOffset(), o.Value)).OrderBy(x => x.Item1));
        Assert.Contains("BrokerConnected: " + broker.Address + "; the session goes on", server.Process.Output, StringComparison.Ordinal);
    }

    /// <summary>Stopped, it writes down what was not acknowledged to it. Killed, it does not; but the server has read it.</summary>
    [Theory]
    [InlineData("Terminate")]
    [InlineData("Kill")]
    public async Task What_a_broker_was_sending_when_it_ended_is_stored(string how)
    {
        const int Messages = 300;
        await using var broker = await MosquittoBroker.StartAsync();
        await using var server = await StartServerAsync(broker);
        await using (var device = await broker.ConnectAsync())
        {
            using var held = new HeldWrites(server.HistoryFile);
            await SendAsync(device, 0, Messages);
            await broker.EndAsync(Enum.Parse<Signal>(how));
        }

        await Eventually.Holds("the server notices", () => server.Process.Output.Contains("BrokerAway", StringComparison.Ordinal));
        await broker.StartAgainAsync();

        await Eventually.Becomes("all are stored", () => server.FeedAsync("air"), f => f.Stored == Messages, TimeSpan.FromSeconds(30));
        await using var again = await broker.ConnectAsync();
        await SendAsync(again, Messages, 1);
        await Eventually.Becomes("what comes next is stored too", () => server.FeedAsync("air"), f => f.Stored == Messages + 1);
        Assert.Equal(Messages + 1, HistoryFile.Raw(server.HistoryFile).Count);
        Assert.DoesNotContain("SessionLost", server.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_broker_acknowledged_while_the_server_was_away_survives_kill_9_of_the_broker()
    {
        const int Messages = 300;
        await using var broker = await MosquittoBroker.StartAsync();
        await using var server = await StartServerAsync(broker);
        Assert.Equal(0, await server.StopAsync());
        await using (var device = await broker.ConnectAsync())
        {
            await SendAsync(device, 0, Messages);
            // The state is written at the end of each turn; this message's acknowledgement comes in a later one.
            await SendAsync(device, Messages, 1);
            await broker.EndAsync(Signal.Kill);
        }

        await broker.StartAgainAsync();
        await server.StartAsync();

        // The very last one may have been acknowledged in the turn that was cut off.
        await Eventually.Becomes("all are stored", () => server.FeedAsync("air"), f => f.Stored >= Messages, TimeSpan.FromSeconds(30));
        var values = HistoryFile.Raw(server.HistoryFile).Select(o => o.Value).ToHashSet();
        Assert.Empty(Enumerable.Range(0, Messages).Select(ValueOf).Except(values));
        Assert.DoesNotContain("SessionLost", server.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frozen_broker_is_noticed_within_the_keep_alive_and_its_answer_time_and_the_connection_made_anew()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var server = await StartServerAsync(broker, "--Mqtt:KeepAliveSeconds=2");
        await using var device = await broker.ConnectAsync();
        await SendAsync(device, 0, 1);
        await Eventually.Becomes("the first is stored", () => server.FeedAsync("air"), f => f.Stored == 1);

        broker.Send(Signal.Stop);
        var clock = Stopwatch.StartNew();
        await Eventually.Holds("the server notices", () => server.Process.Output.Contains("BrokerAway", StringComparison.Ordinal), TimeSpan.FromSeconds(30));
        output.WriteLine($"noticed {clock.Elapsed.TotalSeconds:0.0} s after it froze");
        // Two seconds of silence, two for the answer to the ping, half of one between two looks, and slack.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 6);
        broker.Send(Signal.Continue);

        await using var again = await broker.ConnectAsync();
        await SendAsync(again, 1, 1);
        await Eventually.Becomes("the next is stored", () => server.FeedAsync("air"), f => f.Stored == 2, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_broker_that_has_nothing_to_say_is_asked_for_a_sign_of_life_and_stays_connected()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var server = await StartServerAsync(broker, "--Mqtt:KeepAliveSeconds=1");

        await Eventually.Holds("it is asked again and again", () => Count(broker.Said, "Sending PINGRESP to dxioc") >= 3);

        Assert.DoesNotContain("BrokerAway", server.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_that_lost_the_session_is_warned_about_also_when_the_server_was_down_meanwhile()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var server = await StartServerAsync(broker);
        Assert.Contains("the session begins", server.Process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SessionLost", server.Process.Output, StringComparison.Ordinal);

        await broker.EndAsync(Signal.Kill);
        broker.Forget();
        await broker.StartAgainAsync();
        await Eventually.Holds("the loss is told", () => server.Process.Output.Contains($"SessionLost: {broker.Address} kept no session", StringComparison.Ordinal), TimeSpan.FromSeconds(30));

        await server.StopAsync();
        await broker.EndAsync(Signal.Kill);
        broker.Forget();
        await broker.StartAgainAsync();
        await server.StartAsync();
        await Eventually.Holds("the loss is told", () => server.Process.Output.Contains("SessionLost", StringComparison.Ordinal), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_wrong_password_is_told_with_the_settings_to_look_at()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var server = await ServerProcess.StartAsync($"--Mqtt:Broker={broker.Address}", "--Mqtt:Username=dxioc", "--Mqtt:Password=wrong");

        await Eventually.Holds(
            "the refusal is told", () => server.Process.Output.Contains("check Mqtt:Username and Mqtt:Password", StringComparison.Ordinal));
    }

    /// <summary>Ready, and with a session at the broker: before that, the broker keeps nothing for it.</summary>
    private static async Task<ServerProcess> StartServerAsync(MosquittoBroker broker, params string[] settings)
    {
        var server = await ServerProcess.StartAsync([.. broker.Settings, .. settings]);
        await broker.RequireSessionAsync(server);
        return server;
    }

    private static DateTimeOffset TimeOf(int number) => DateTimeOffset.FromUnixTimeMilliseconds(Start.ToUnixTimeMilliseconds() + number);

    private static double ValueOf(int number) => number / 100.0;

    /// <summary>Messages with a time and a value of their own; back when the broker has acknowledged all.</summary>
    private static async Task SendAsync(Publisher device, int first, int count, int together = 300)
    {
        foreach (var some in Enumerable.Range(first, count).Chunk(together))
        {
            await Task.WhenAll(some.Select(i => device.SendAsync($"ioc/{Area}/air/station-{(i % 50).ToString(CultureInfo.InvariantCulture)}", TimeOf(i), "pm25", ValueOf(i))));
        }
    }

    private static int Count(string text, string what) => text.Split(what).Length - 1;
}
