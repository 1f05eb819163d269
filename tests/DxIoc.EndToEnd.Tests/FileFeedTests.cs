using System.Globalization;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Lineage;
using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>Files of stations, from a folder to the board, and against kill -9.</summary>
public sealed class FileFeedTests(ITestOutputHelper output) : IDisposable
{
    private const string Feed = "wastewater";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly TempFolder _folder = new();

    private string Inbox => Path.Combine(_folder.Path, "inbox");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_stations_write_into_a_folder_is_on_the_board()
    {
        string[] districts = ["thu-dau-mot", "thuan-an", "di-an", "ben-cat", "tan-uyen", "bau-bang", "bac-tan-uyen", "dau-tieng", "phu-giao"];
        string[] shorts = ["TDM", "TA", "DA", "BC", "TU", "BB", "BTU", "DT", "PG"];
        await using var server = await ServerProcess.StartAsync(
            WithFeeds($"areas: {{ {string.Join(", ", districts.Zip(shorts, (d, s) => $"QT_{s}_01: {d}"))} }}"));
        await using (var stations = ChildProcess.StartBuilt(Built.Simulator, ["stations", "--folder", Inbox, "--since", "20m", "--duration", "1s"]))
        {
            Assert.Equal(0, await stations.ExitAsync());
        }

        var newest = Directory.EnumerateFiles(Inbox, "*.txt", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)[^18..]).Max(StringComparer.Ordinal)!;
        var flows = districts.Zip(shorts, (district, s) => (District: district, Flow: FlowOf($"QT_{s}_01", newest))).Where(f => f.Flow is not null).ToList();
        Assert.InRange(flows.Count, 5, 9);
        foreach (var (district, flow) in flows)
        {
            var reading = await Eventually.Becomes($"{flow} m³/h at {district}", () => server.ReadingAsync(district, "wastewater-flow"), r => r.Value == flow, Patience);
            Assert.Equal(Freshness.Live, reading.Freshness);
        }

        var books = await server.FeedAsync(Feed);
        Assert.Equal((0, 0), (books.Refused, books.Duplicate));
        var told = (await server.JsonAsync("/api/v1/feeds")).EnumerateArray().Single(f => f.GetProperty("id").GetString() == Feed).GetProperty("folders")[0];
        Assert.Equal((Inbox, 0), (told.GetProperty("folder").GetString(), told.GetProperty("filesWaiting").GetInt32()));
        Assert.True(told.GetProperty("filesRead").GetInt64() >= flows.Count);
        output.WriteLine($"{flows.Count} districts show what their station wrote; {books.Stored} observations stored");
    }

    [Fact]
    public async Task A_calibration_moves_no_figure_and_fires_nothing_and_a_fault_is_counted_and_told()
    {
        var catalogue = _folder.CopyCatalogue();
        var file = Path.Combine(catalogue, "indicators", "environment.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("stale-after: 3m", "stale-after: 15s", StringComparison.Ordinal));
        var feeds = Directory.CreateDirectory(Path.Combine(_folder.Path, "feeds")).FullName;
        await File.WriteAllTextAsync(Path.Combine(feeds, "own.yaml"), $$"""
            feeds:
              - { use: circular10, id: air, area: ben-cat, files: { folder: "{{Inbox}}", settle: 1s, name: "air/{device}_{time:yyyyMMddHHmmss}.txt" } }
              - { use: circular10, area: ben-cat, files: { folder: "{{Inbox}}", settle: 1s, name: "water/{device}_{time:yyyyMMddHHmmss}.txt" } }
            """);
        await using var server = await ServerProcess.StartAsync($"--Feeds:Path={feeds}", $"--Catalogue:Path={catalogue}");

        await DropAsync("air", "PM2,5\t41,5\tug/m3\t{0}\t00\nPM10\t63\tug/m3\t{0}\t00\n");
        var good = await Eventually.Becomes("41.5", () => server.ReadingAsync("ben-cat", "pm25"), r => r.Value == 41.5 && r.Freshness == Freshness.Live, Patience);
        Assert.Equal(ReadingStatus.Normal, good.Status);

        await DropAsync("air", "PM2,5\t500\tug/m3\t{0}\t01\nPM10\t63\tug/m3\t{0}\t02\n");
        var why = await WhyAsync(server, DeviceState.Calibrating);
        Assert.Equal((500.0, "pm25.calibrating"), (why.Value, why.Measure));
        var after = await server.ReadingAsync("ben-cat", "pm25");
        Assert.Equal((41.5, ReadingStatus.Normal), (after.Value, after.Status));
        Assert.Equal(41.5, (await server.ReadingAsync("binh-duong", "pm25")).Value);
        await Eventually.Becomes("stale", () => server.ReadingAsync("ben-cat", "pm25"), r => r.Freshness == Freshness.Stale, Patience);

        await DropAsync("air", "PM2,5\t\tug/m3\t{0}\t02\n");
        Assert.Equal("hỏng: giá trị này không vào số nào", (await WhyAsync(server, DeviceState.Fault)).Reason.Vi);
        Assert.Equal(41.5, (await server.ReadingAsync("ben-cat", "pm25")).Value);

        await DropAsync("water", "pH\t7\t-\t{0}\t00\nCOD\t50\tmg/L\t{0}\t02\n");
        var faults = await Eventually.Becomes("half of the instruments", () => server.ReadingAsync("ben-cat", "wastewater-instruments-fault"), r => r.Value is not null, Patience);
        Assert.Equal((50.0, ReadingStatus.Critical), (faults.Value, faults.Status));
    }

    [Fact]
    public async Task Everything_in_two_thousand_files_is_stored_exactly_once_though_the_server_is_killed_among_them()
    {
        for (var n = 0; n < 2_000; n++)
        {
            WriteFile(n % 100, Now.AddMinutes(-5 * (1 + (n / 100))));
        }

        var seed = Random.Shared.Next();
        var random = new Random(seed);
        output.WriteLine(FormattableString.Invariant($"seed {seed}"));
        await using var server = await ServerProcess.StartAsync(WithFeeds("area: ben-cat", ", after: move"));
        for (var kill = 1; kill <= 3; kill++)
        {
            var wanted = (kill * 2_000) + random.Next(1_000);
            await Eventually.Becomes($"{wanted} observations", () => server.FeedAsync(Feed), f => f.Stored >= wanted, Patience);
            await server.KillAsync();
            output.WriteLine($"kill {kill}: {HistoryFile.Raw(server.HistoryFile).Count} observations stored, {Left()} files left");
            await server.StartAsync();
        }

        await Eventually.Holds("no file is left", () => Left() == 0, Patience);
        var books = await Eventually.Becomes("nothing waits", () => server.FeedAsync(Feed), f => f.Waiting == 0);
        Assert.Equal(0, await server.StopAsync());

        // pH and COD of each file, and its three counts of instruments.
        var stored = HistoryFile.Raw(server.HistoryFile);
        Assert.Equal(10_000, stored.Count);
        Assert.Equal(10_000, stored.Select(o => (o.Series, o.Time)).Distinct().Count());
        Assert.Equal((10_000, 0), (books.Stored, books.Refused));
        Assert.Equal(books.Received, books.Stored + books.Duplicate);
        Assert.Equal(2_000, Directory.EnumerateFiles(Path.Combine(Inbox, "done"), "*.txt").Count());
        output.WriteLine($"10,000 observations of 2,000 files once each; {books.Duplicate} came twice and were counted as duplicates");
    }

    private static Task<WhyDevice> WhyAsync(ServerProcess server, DeviceState state) => Eventually.Becomes(
        $"the device is {state}",
        async () => await server.GetAsync<Why>("/api/v1/why/ben-cat/pm25") is { Devices: [var first, ..] } ? first : null!,
        d => d?.State == state,
        Patience);

    /// <summary>A file of this second: the next one has another.</summary>
    private async Task DropAsync(string folder, string text)
    {
        var time = TimeProvider.System;
        var at = time.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Inbox, folder)).FullName, $"S1_{at}.txt");
        Assert.False(File.Exists(path));
        await File.WriteAllTextAsync(path, text.Replace("{0}", at, StringComparison.Ordinal));
    }

    private int Left() => Directory.EnumerateFiles(Inbox, "*.txt").Count();

    private void WriteFile(int station, DateTimeOffset at)
    {
        Directory.CreateDirectory(Inbox);
        var local = at.ToOffset(TimeSpan.FromHours(7)).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        File.WriteAllText(
            Path.Combine(Inbox, FormattableString.Invariant($"S{station:000}_{local}.txt")),
            FormattableString.Invariant($"pH\t7,{station}\t-\t{local}\t00\r\nCOD\t{station}.5\tmg/L\t{local}\t00\r\n"));
    }

    /// <summary>The flow that a station wrote at a time; null where its line was down or its instrument did not measure.</summary>
    private double? FlowOf(string station, string time)
    {
        var file = Directory.EnumerateFiles(Inbox, $"{station}_{time}", SearchOption.AllDirectories).SingleOrDefault();
        var cells = file is null ? [] : File.ReadAllLines(file).Select(l => l.Split('\t')).Single(c => c[0] == "Flow");
        return cells is [_, var value, _, _, "00"] ? double.Parse(value.Replace(',', '.'), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The setting that names a folder with one definition.</summary>
    private string WithFeeds(string area, string files = "")
    {
        var feeds = Directory.CreateDirectory(Path.Combine(_folder.Path, "feeds")).FullName;
        File.WriteAllText(Path.Combine(feeds, "own.yaml"), $"feeds:\n  - use: circular10\n    files: {{ folder: \"{Inbox}\", settle: 1s{files} }}\n    {area}\n");
        return $"--Feeds:Path={feeds}";
    }
}
