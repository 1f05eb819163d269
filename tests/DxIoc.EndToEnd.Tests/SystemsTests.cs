using System.Globalization;
using System.Text.Json;
using DxIoc.EndToEnd.Tests.Harness;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The built server, and in a process of their own a Frigate recorder, an edge node of Sparkplug and a SenML gateway.</summary>
public sealed class SystemsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly (string Area, string Indicator)[] Figures =
        [("thuan-an", "camera-fps"), ("ben-cat", "water-level"), ("ben-cat", "water-ph"), ("di-an", "pm25")];

    [Fact]
    public async Task Systems_of_the_field_are_heard_without_a_refusal_also_after_kill_9_of_the_server()
    {
        await using var server = await ServerProcess.StartAsync($"--Feeds:Path={Path.Combine(Path.GetDirectoryName(Built.Simulator)!, "province")}");
        await using var field = ChildProcess.StartBuilt(
            Built.Simulator, "simulate", "--systems", "--scale", "0.5", string.Create(CultureInfo.InvariantCulture, $"--broker=127.0.0.1:{server.Mqtt}"));
        await AllLiveAsync(server);

        await server.KillAsync();
        await server.StartAsync();
        var received = (await server.FeedAsync("water")).Received;
        await AllLiveAsync(server);
        await Eventually.Becomes("water comes in again", () => server.FeedAsync("water"), f => f.Received > received, Patience);

        var refused = await server.GetAsync<List<JsonElement>>("/api/v1/refused?limit=100");
        Assert.True(refused.Count == 0, string.Join("\n", refused));
    }

    private static async Task AllLiveAsync(ServerProcess server)
    {
        foreach (var (area, indicator) in Figures)
        {
            await Eventually.Becomes(
                $"{indicator} of {area}", () => server.ReadingAsync(area, indicator), r => r.Value is not null && r.Freshness == Contracts.Boards.Freshness.Live, Patience);
        }
    }
}
