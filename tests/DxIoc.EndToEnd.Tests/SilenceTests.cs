using DxIoc.Contracts.Boards;
using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>Devices that fall silent, on the screen: old in time, never zero, never recovered.</summary>
public sealed class SilenceTests(ITestOutputHelper output)
{
    private const int StaleSeconds = 4;
    private const string Silent = "thu-dau-mot";
    private static readonly string[] Others =
        ["thuan-an", "di-an", "ben-cat", "tan-uyen", "bau-bang", "bac-tan-uyen", "dau-tieng", "phu-giao"];

    private static readonly TimeProvider Time = TimeProvider.System;

    /// <summary>Notes, by the browser's clock, when a tile first shows that it is stale.</summary>
    private const string Observe = """
        ([area, indicator]) => {
            window.staleAt = null;
            const selector = `[data-testid=tile][data-area='${area}'][data-indicator='${indicator}']`;
            const look = () => {
                if (window.staleAt === null && document.querySelector(selector)?.getAttribute('data-freshness') === 'stale') {
                    window.staleAt = Date.now();
                }
            };
            new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
        }
        """;

    /// <summary>Tiles that claim a figure though nothing was ever observed.</summary>
    private const string MadeUp = """
        () => [...document.querySelectorAll('[data-testid=tile][data-freshness=missing]')]
            .filter(t => t.getAttribute('data-value') !== '' || t.querySelector('.tile-value').textContent !== '—')
            .map(t => t.innerText)
        """;

    [Fact]
    public async Task A_silent_device_turns_its_tile_stale_at_the_limit_and_the_province_says_how_many_are_fresh()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.StartAsync($"--Catalogue:Path={QuickCatalogue(folder)}");
        await using var publisher = await Publisher.ConnectAsync(server.Mqtt);
        using var stop = new CancellationTokenSource();
        var speaking = SpeakAsync(publisher, stop.Token);
        await SayAsync(publisher, Silent, 41.5);
        await using var wall = await WallBrowser.OpenAsync(new Uri(server.Web, $"areas/{Silent}"));
        await wall.LiveAsync();
        var last = await SayAsync(publisher, Silent, 42.5);
        await Eventually.Becomes("the last figure", () => wall.ValueAsync(Silent, "pm25"), value => value == 42.5);
        Assert.Equal("live", await wall.TileAsync(Silent, "pm25", "freshness"));
        await wall.Page.EvaluateAsync(Observe, new[] { Silent, "pm25" });

        var staleAt = await Eventually.Becomes(
            "a stale tile", () => wall.Page.EvaluateAsync<double?>("() => window.staleAt"), at => at is not null);
        var after = staleAt!.Value - last.ToUnixTimeMilliseconds();
        output.WriteLine($"stale {after:0} ms after the last observation; the limit is {StaleSeconds} s");
        Assert.InRange(after, StaleSeconds * 1_000, (StaleSeconds * 1_000) + 1_500);
        Assert.Equal(42.5, await wall.ValueAsync(Silent, "pm25"));
        Assert.Contains("Dữ liệu cũ", await wall.Tile(Silent, "pm25").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await wall.Page.EvaluateAsync<string[]>(MadeUp));

        await wall.GoAsync(server.Web);
        await wall.LiveAsync();
        await CoverageAsync(wall, "8/9 khu vực");
        Assert.Equal("live", await wall.TileAsync("binh-duong", "pm25", "freshness"));
        Assert.Empty(await wall.Page.EvaluateAsync<string[]>(MadeUp));

        await stop.CancelAsync();
        await speaking;
        await CoverageAsync(wall, "0/9 khu vực");
        Assert.Equal("stale", await wall.TileAsync("binh-duong", "pm25", "freshness"));
        Assert.True(await wall.ValueAsync("binh-duong", "pm25") > 20, "The last known figure stays.");
        Assert.Empty(wall.Errors);
    }

    [Fact]
    public async Task A_critical_figure_whose_input_goes_silent_stays_critical_and_says_that_its_input_is_lost()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.StartAsync($"--Catalogue:Path={QuickCatalogue(folder)}");
        await Mosquitto.PublishAsync(server.Mqtt, $"ioc/{Silent}/air/station-1", """{"pm25": 180}""");
        await using var wall = await WallBrowser.OpenAsync(new Uri(server.Web, $"areas/{Silent}"));
        await wall.LiveAsync();
        await RequireLostAsync(wall);

        // Nor does a restart make it well.
        Assert.Equal(0, await server.StopAsync());
        await server.StartAsync();
        var reading = await server.ReadingAsync(Silent, "pm25");
        Assert.Equal((180, ReadingStatus.Critical, Freshness.Stale, true), (reading.Value, reading.Status, reading.Freshness, reading.InputLost));
        await wall.GoAsync(new Uri(server.Web, $"areas/{Silent}"));
        await RequireLostAsync(wall);
    }

    private static async Task RequireLostAsync(WallBrowser wall)
    {
        await Eventually.Becomes("a stale tile", () => wall.TileAsync(Silent, "pm25", "freshness"), f => f == "stale");
        Assert.Equal("critical", await wall.TileAsync(Silent, "pm25", "status"));
        Assert.Equal(180, await wall.ValueAsync(Silent, "pm25"));
        Assert.Contains("Mất tín hiệu đầu vào", await wall.Tile(Silent, "pm25").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static Task<string> CoverageAsync(WallBrowser wall, string wanted) => Eventually.Becomes(
        $"'{wanted}' on the province's tile",
        () => wall.Tile("binh-duong", "pm25").InnerTextAsync(),
        text => text.Contains(wanted, StringComparison.Ordinal));

    /// <summary>The shipped catalogue, but that PM2.5 is old after a few seconds.</summary>
    private static string QuickCatalogue(TempFolder folder)
    {
        var catalogue = folder.CopyCatalogue();
        var file = Path.Combine(catalogue, "indicators", "environment.yaml");
        var text = File.ReadAllText(file);
        var from = text.IndexOf("id: pm25", StringComparison.Ordinal);
        var limit = text.IndexOf("stale-after: 3m", from, StringComparison.Ordinal);
        File.WriteAllText(file, $"{text[..limit]}stale-after: {StaleSeconds}s{text[(limit + "stale-after: 3m".Length)..]}");
        return catalogue;
    }

    /// <summary>The other districts' stations, twice a second.</summary>
    private static async Task SpeakAsync(Publisher publisher, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), Time);
        while (!stop.IsCancellationRequested)
        {
            await Task.WhenAll(Others.Select(area => SayAsync(publisher, area, 30)));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static async Task<DateTimeOffset> SayAsync(Publisher publisher, string area, double value)
    {
        var now = Time.GetUtcNow();
        await publisher.SendAsync($"ioc/{area}/air/station-1", now, "pm25", value);
        return now;
    }
}
