using System.Globalization;
using System.Net.Http.Json;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>
/// A published server whose catalogue has fifty figures more in each of ten areas, all of which change twice a second, and scenes of the
/// test's own on them: "busy-60" and "busy-500" with so many tiles, "first" and "second" of many kinds, each in a playlist of its name.
/// </summary>
internal sealed class BusyWall : IAsyncDisposable
{
    private const int Figures = 50;
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    private readonly TempFolder _folder;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _speaking;

    private BusyWall(TempFolder folder, ServerProcess server)
    {
        (_folder, Server) = (folder, server);
        _speaking = Task.Run(SpeakAsync);
    }

    public ServerProcess Server { get; }

    public static async Task<BusyWall> StartAsync(Published published)
    {
        var folder = new TempFolder();
        var catalogue = folder.CopyCatalogue();
        await File.WriteAllLinesAsync(Path.Combine(catalogue, "busy.yaml"), [
            "feeds: [ { id: busy, name: Busy } ]",
            "indicators:",
            .. Enumerable.Range(0, Figures).Select(i =>
                $"  - {{ id: busy-{i}, name: Busy {i}, sector: infrastructure, feed: busy, measure: m{i}, aggregate: mean, window: 1m, stale-after: 1m, thresholds: {{ direction: high, warning: 90, critical: 97 }} }}"),
        ]);
        var scenes = Directory.CreateDirectory(Path.Combine(folder.Path, "scenes")).FullName;
        await File.WriteAllLinesAsync(Path.Combine(scenes, "busy.yaml"), [
            "scenes:",
            .. Scene("busy-60", 10, 6, ["value", "spark", "gauge", "value"]),
            .. Scene("busy-500", 25, 20, ["value"]),
            .. Scene("first", 6, 4, ["value", "spark", "trend", "gauge", "ranking", "target"]),
            .. Scene("second", 5, 4, ["value", "group", "attention", "table", "map"]),
            "playlists:",
            "  - { id: first, title: First, scenes: [ { scene: first, for: 1d } ] }",
            "  - { id: second, title: Second, scenes: [ { scene: second, for: 1d } ] }",
        ]);
        return new BusyWall(folder, await published.StartServerAsync($"--Catalogue:Path={catalogue}", $"--Dashboards:Path={scenes}"));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _speaking;
        await Server.DisposeAsync();
        _folder.Dispose();
        _stop.Dispose();
    }

    private static IEnumerable<string> Scene(string id, int columns, int rows, string[] kinds)
    {
        var lines = Enumerable.Range(0, rows).Select(r => $"\"{string.Join(' ', Enumerable.Range(r * columns, columns).Select(t => $"t{t}"))}\"");
        return
        [
            $"  - id: {id}", $"    title: {id}", "    layouts:", $"      wide: [{string.Join(", ", lines)}]", "    tiles:",
            .. Enumerable.Range(0, columns * rows).Select(t => $"      - {{ id: t{t}, kind: {kinds[t % kinds.Length]}{What(kinds[t % kinds.Length], t)} }}"),
        ];
    }

    private static string What(string kind, int tile)
    {
        var (figure, area) = (tile / BusyProvince.Boards.Count % Figures, BusyProvince.Boards[tile % BusyProvince.Boards.Count]);
        return kind switch
        {
            "attention" or "map" => "",
            "group" or "trend" => $", indicators: [busy-{figure}, busy-{figure + 1}], area: {area}",
            "table" => $", indicators: [busy-{figure}, busy-{figure + 1}]",
            "ranking" => $", indicator: busy-{figure}",
            _ => $", indicator: busy-{figure}, area: {area}",
        };
    }

    private async Task SpeakAsync()
    {
        using var timer = new PeriodicTimer(Step, Time);
        for (var round = 0; !_stop.IsCancellationRequested; round++)
        {
            var posted = from area in BusyProvince.Districts
                         from figure in Enumerable.Range(0, Figures)
                         select new
                         {
                             area,
                             feed = "busy",
                             device = "station-1",
                             measure = string.Create(CultureInfo.InvariantCulture, $"m{figure}"),
                             value = Math.Round(50 + (30 * Math.Sin((round + figure) / 3.0)), 2),
                         };
            using var answer = await Server.Http.PostAsJsonAsync("/api/v1/observations", posted);
            answer.EnsureSuccessStatusCode();
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
