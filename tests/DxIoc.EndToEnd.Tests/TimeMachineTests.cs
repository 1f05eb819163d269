using System.Globalization;
using System.Text.Json;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;
using DxIoc.EndToEnd.Tests.Harness;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The wall in the past: a fire of an hour ago, seen again by dragging the handle of the timeline back.</summary>
public sealed class TimeMachineTests(ITestOutputHelper output)
{
    private const string District = "thu-dau-mot";
    private const int MinutesBack = 60;

    /// <summary>What every tile of the page shows, by indicator.</summary>
    private const string Tiles = """
        () => JSON.stringify(Object.fromEntries([...document.querySelectorAll("[data-testid=tile]")]
            .map(t => [t.dataset.indicator, { value: t.dataset.value, status: t.dataset.status, freshness: t.dataset.freshness, age: t.dataset.age }])))
        """;

    [Fact]
    public async Task A_fire_of_the_simulator_is_seen_again_by_dragging_back_with_the_values_that_history_holds()
    {
        // A fire lasts 25 minutes: it burns an hour ago and is out now.
        await using var demo = await ServerProcess.StartDemoAsync("--incident", $"fire:{District}@-70m");
        await Eventually.Becomes(
            "the change of status in the recorded minutes",
            () => demo.GetAsync<BoardChanges>("/api/v1/boards/binh-duong/changes?below=true"),
            c => c.Changes.Any(m => m is { Area: District, Indicator: "smoke-fire", Status: ReadingStatus.Critical }),
            TimeSpan.FromSeconds(120));
        await using var wall = await WallBrowser.OpenAsync(demo.Web);
        await wall.LiveAsync();
        Assert.Equal(0, await wall.Page.GetByTestId("past").CountAsync());
        Assert.NotEqual("critical", await MapAsync(wall));
        await Eventually.Becomes(
            "a critical mark on the timeline", () => wall.Page.Locator("[data-testid=mark][data-status=critical]").CountAsync(), n => n > 0);

        await DragAsync(wall, MinutesBack);

        var at = await Eventually.Becomes("the instant on the banner", () => SettledAsync(wall), t => t is not null);
        output.WriteLine($"dragged to {at}");
        // A pixel is about a minute, and where a handle is gripped counts too.
        Assert.InRange((TimeProvider.System.GetUtcNow() - at!.Value).TotalMinutes, MinutesBack - 7, MinutesBack + 7);
        await Eventually.Becomes("the district burning on the map", () => MapAsync(wall), s => s == "critical");
        var board = await demo.BoardAsync("binh-duong", $"?at={Iso(at.Value)}");
        var compared = 0;
        foreach (var (indicator, tile) in JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(await wall.Page.EvaluateAsync<string>(Tiles))!)
        {
            var reading = board.Readings.Single(r => r.Indicator == indicator);
            Assert.Equal(reading.Value, tile["value"].Length > 0 ? double.Parse(tile["value"], CultureInfo.InvariantCulture) : null);
            Assert.Equal((Word(reading.Status), Word(reading.Freshness)), (tile["status"], tile["freshness"]));
            // Counted from the instant, not from now.
            Assert.Equal(reading.Age?.ToString("F0", CultureInfo.InvariantCulture) ?? "", tile["age"]);
            compared++;
        }

        output.WriteLine($"{compared} tiles show what history holds");
        Assert.True(compared >= 30);
        var district = await demo.BoardAsync(District, $"?at={Iso(at.Value)}");
        Assert.Equal(
            await RawFiresAsync(demo.HistoryFile, at.Value), district.Readings.Single(r => r.Indicator == "fires-open").Value);
        var text = await wall.Page.Locator(".wall").InnerTextAsync();
        Assert.Contains("ĐANG XEM LẠI QUÁ KHỨ", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Trực tiếp", text, StringComparison.OrdinalIgnoreCase);

        await wall.Page.GetByTestId("past-play").ClickAsync();
        await Eventually.Becomes("two minutes played", () => InstantAsync(wall), t => t >= at.Value.AddMinutes(2), TimeSpan.FromSeconds(20));
        await wall.Page.GetByTestId("past-speed").SelectOptionAsync("600");

        await Eventually.Becomes(
            "the present, once all is played", () => wall.Page.GetByTestId("past").CountAsync(), n => n == 0, TimeSpan.FromSeconds(60));
        await Eventually.Becomes("the fire out", () => MapAsync(wall), s => s != "critical");
        Assert.Empty(wall.Errors);
    }

    [Fact]
    public async Task The_timeline_is_moved_by_keyboard_and_other_pages_show_the_same_instant()
    {
        await using var demo = await ServerProcess.StartDemoAsync();
        await using var wall = await WallBrowser.OpenAsync(demo.Web);
        await wall.LiveAsync();
        await wall.Page.GetByTestId("past-handle").FocusAsync();
        for (var i = 0; i < 5; i++)
        {
            await wall.Page.Keyboard.PressAsync("ArrowLeft");
        }

        var at = await Eventually.Becomes("the instant on the banner", () => SettledAsync(wall), t => t is not null);
        await wall.Page.Locator($"a[href='areas/binh-duong']").First.ClickAsync();
        await Eventually.Becomes("the area's page", () => wall.Page.Locator(".area-page").CountAsync(), n => n == 1);

        Assert.Equal(at, await InstantAsync(wall));
        var board = await demo.BoardAsync("binh-duong", $"?at={Iso(at!.Value)}");
        await Eventually.Becomes(
            "the value of that instant", () => wall.ValueAsync("binh-duong", "pm25"), v => v == board.Readings.Single(r => r.Indicator == "pm25").Value);
        Assert.InRange((TimeProvider.System.GetUtcNow() - at.Value).TotalMinutes, 4, 8);
        await wall.Page.GetByTestId("past-back").ClickAsync();
        await Eventually.Becomes("the present again", () => wall.Page.GetByTestId("past").CountAsync(), n => n == 0);
        Assert.Empty(wall.Errors);
    }

    /// <summary>By pointer, as a person does it: press on the handle, move in steps, let go.</summary>
    private static async Task DragAsync(WallBrowser wall, int minutes)
    {
        var box = (await wall.Page.GetByTestId("past-handle").BoundingBoxAsync())!;
        var (half, y) = (box.Height / 2, box.Y + (box.Height / 2));
        // The handle's middle runs between half a handle from either end.
        var end = box.X + box.Width - half;
        await wall.Page.Mouse.MoveAsync(end, y);
        await wall.Page.Mouse.DownAsync();
        await wall.Page.Mouse.MoveAsync(end - ((box.Width - (2 * half)) * minutes / 1440f), y, new() { Steps = 5 });
        await wall.Page.Mouse.UpAsync();
    }

    /// <summary>The instant that is shown, once it is the one that the handle stands at; null until then.</summary>
    private static async Task<DateTimeOffset?> SettledAsync(WallBrowser wall)
    {
        if (await InstantAsync(wall) is not { } at)
        {
            return null;
        }

        return at.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm", CultureInfo.InvariantCulture) == await wall.Page.Locator(".timeline-at").TextContentAsync()
            ? at
            : null;
    }

    private static async Task<DateTimeOffset?> InstantAsync(WallBrowser wall) =>
        await wall.Page.EvaluateAsync<string?>("() => document.querySelector('[data-testid=past]')?.dataset.at ?? null") is { } at
            ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)
            : null;

    private static Task<string?> MapAsync(WallBrowser wall) => wall.Page.EvaluateAsync<string?>(
        $"() => document.querySelector(\"[data-testid=map-area][data-area='{District}']\")?.dataset.status ?? null");

    /// <summary>Open fires by the raw observations: each device's last one of the 20 minutes that end with the newest, as far as it had arrived.</summary>
    private static async Task<double> RawFiresAsync(string file, DateTimeOffset at)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var select = connection.CreateCommand();
        select.CommandText = """
            SELECT sum(value) FROM (
                SELECT r.value, max(r.t) FROM raw AS r JOIN series AS s ON s.id = r.series
                WHERE s.area = $area AND s.feed = 'police' AND s.measure = 'fires-open' AND r.arrived <= $at AND r.t > $at - 1200000000
                GROUP BY r.series)
            """;
        select.Parameters.AddWithValue("$area", District);
        select.Parameters.AddWithValue("$at", at.ToUnixTimeMilliseconds() * 1_000);
        return Convert.ToDouble(await select.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
