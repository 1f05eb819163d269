using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The canonical figure: one message of any MQTT client moves the district's tile and the province's.</summary>
public sealed class FigureMovesTests(ITestOutputHelper output)
{
    private const string Topic = "ioc/thu-dau-mot/air/station-1";

    /// <summary>Notes, by the browser's clock, when a tile first shows a value.</summary>
    private const string Observe = """
        ([area, indicator, value]) => {
            window.moved = null;
            const selector = `[data-testid=tile][data-area='${area}'][data-indicator='${indicator}']`;
            const look = () => {
                if (window.moved === null && Number(document.querySelector(selector)?.getAttribute('data-value')) === value) {
                    window.moved = Date.now();
                }
            };
            new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
        }
        """;

    [Theory]
    [InlineData("thu-dau-mot", "areas/thu-dau-mot")]
    [InlineData("binh-duong", "")]
    public async Task A_message_of_mosquitto_pub_moves_the_tile_in_chromium_within_a_second(string area, string page)
    {
        await using var server = await ServerProcess.StartAsync();
        await Mosquitto.PublishAsync(server.Mqtt, Topic, """{"pm25": 41.5}""");
        await using var wall = await WallBrowser.OpenAsync(new Uri(server.Web, page));
        await wall.LiveAsync();
        // A first change by the stream: from here on the page follows, and what is measured is the path alone.
        await Mosquitto.PublishAsync(server.Mqtt, Topic, """{"pm25": 42.5}""");
        await Eventually.Becomes("the first change on the page", () => wall.ValueAsync(area, "pm25"), v => v == 42.5);

        await wall.Page.EvaluateAsync(Observe, new object[] { area, "pm25", 180 });
        await Mosquitto.PublishAsync(server.Mqtt, Topic, """{"pm25": 180}""");
        // Both clocks are this machine's.
        var published = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var moved = await Eventually.Becomes(
            "180 on the page", () => wall.Page.EvaluateAsync<double?>("() => window.moved"), m => m is not null);
        var took = moved!.Value - published;
        output.WriteLine($"{area}: on the page {took:0} ms after mosquitto_pub had ended");
        Assert.InRange(took, double.MinValue, 1_000);
        Assert.Equal("critical", await wall.TileAsync(area, "pm25", "status"));
        Assert.Equal("live", await wall.TileAsync(area, "pm25", "freshness"));
        Assert.Empty(wall.Errors);
    }
}
