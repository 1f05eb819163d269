using System.Net.Http.Json;
using DxIoc.Contracts.Displays;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>Screens in Chromium windows of their own, enrolled as displays of a server, and an operator's page in another.</summary>
internal sealed class DisplayWalls : IAsyncDisposable
{
    private readonly List<WallBrowser> _walls = [];
    private readonly ServerProcess _server;

    private DisplayWalls(ServerProcess server) => _server = server;

    public IReadOnlyList<WallBrowser> Walls => _walls;

    public WallBrowser Operator { get; private set; } = null!;

    /// <summary>Opens screens that show their codes, and approves each on the operator's page.</summary>
    public static async Task<DisplayWalls> EnrolAsync(ServerProcess server, DisplayShows own, params string[] names)
    {
        var walls = new DisplayWalls(server) { Operator = await WallBrowser.OpenAsync(new Uri(server.Web, "/displays")) };
        await walls.Operator.LiveAsync();
        foreach (var name in names)
        {
            var wall = await WallBrowser.OpenAsync(new Uri(server.Web, "/display"));
            walls._walls.Add(wall);
            await walls.ApproveAsync(await CodeOnAsync(wall), name, own);
        }

        return walls;
    }

    /// <summary>The code that the screen shows, once it does.</summary>
    public static async Task<string> CodeOnAsync(WallBrowser wall) => (await Eventually.Becomes(
        "a code on the screen",
        () => wall.Page.EvaluateAsync<string?>("() => document.querySelector('[data-testid=enrolment]')?.dataset.code ?? null"),
        code => code is { Length: 6 },
        TimeSpan.FromSeconds(60)))!;

    public static Task<string?> SceneOnAsync(WallBrowser wall) => wall.Page.EvaluateAsync<string?>(
        "() => document.querySelector('[data-testid=scene]')?.dataset.scene ?? null");

    public static Task<string?> SceneBecomesAsync(WallBrowser wall, string scene, TimeSpan? within = null) =>
        Eventually.Becomes($"the scene {scene}", () => SceneOnAsync(wall), seen => seen == scene, within ?? TimeSpan.FromSeconds(60));

    public async Task ApproveAsync(string code, string name, DisplayShows own)
    {
        var card = $"[data-testid=waiting][data-code='{code}']";
        await Operator.Page.FillAsync($"{card} [data-testid=waiting-name]", name);
        await Operator.Page.SelectOptionAsync($"{card} [data-testid=waiting-own]", $"{own.Kind}/{own.Id}");
        await Operator.Page.ClickAsync($"{card} [data-testid=approve]");
        await Operator.Page.WaitForSelectorAsync($"[data-testid=display-card][data-name='{name}']");
    }

    public Task<DisplayList> ListAsync() => _server.GetAsync<DisplayList>("/api/v1/displays");

    /// <summary>The display once it has reported that it shows the scene.</summary>
    /// <param name="software">How the version begins that its page was loaded from.</param>
    public async Task<DisplayInfo> ReportedAsync(string name, string scene, string software = "") => (await Eventually.Becomes(
        $"{name} reports {scene}",
        async () => (await ListAsync()).Displays.FirstOrDefault(d => d.Name == name),
        d => d?.Report?.Scene == scene && d.Report.Software.StartsWith(software, StringComparison.Ordinal),
        TimeSpan.FromSeconds(20)))!;

    public async Task<DisplaysDriven> DriveAsync(DisplayCommand command)
    {
        using var answer = await _server.Http.PostAsJsonAsync("/api/v1/displays/drive", command);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<DisplaysDriven>())!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var wall in _walls)
        {
            await wall.DisposeAsync();
        }

        await Operator.DisposeAsync();
    }
}
