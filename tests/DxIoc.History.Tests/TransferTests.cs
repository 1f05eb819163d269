using System.IO.Compression;
using System.Text;
using CsCheck;
using DxIoc.Contracts.Boards;
using DxIoc.History.Sqlite;
using DxIoc.History.Tests.Sqlite;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using Microsoft.Extensions.Logging.Abstractions;

namespace DxIoc.History.Tests;

/// <summary>A history written out and taken in again, whole, in part, twice and damaged.</summary>
public sealed class TransferTests : IDisposable
{
    private static readonly IProgress<TransferProgress> Quiet = new Progress<TransferProgress>();

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-transfer-").FullName;

    private string From => Path.Combine(_folder, "from");

    private string To => Path.Combine(_folder, "to");

    private string File => Path.Combine(_folder, "history.ndjson.gz");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_exported_and_imported_into_an_empty_store_is_equal_in_every_table() =>
        Gen.Select(
            Gen.Select(Gen.Int[0, 3], Gen.Int[0, 20_000], Gen.Double, Gen.Int[0, 90]).Array[0, 80],
            Gen.Select(Gen.Int[0, 2], Gen.Int[0, 200], Gen.Double[-1e9, 1e9], Gen.Bool).Array[0, 60],
            Gen.Select(Gen.String, Gen.String, Gen.Byte.Array[0, 40]).Array[0, 8]).Sample(
            (said, minutes, refused) =>
            {
                RequireEqualAsync(said, minutes, refused).GetAwaiter().GetResult();
            },
            iter: 25,
            threads: 1);

    [Fact]
    public async Task An_import_that_is_run_again_changes_nothing()
    {
        await FillAsync(From);
        var lines = await ExportAsync();
        var first = await ImportAsync();
        var once = Content(To);

        var again = await ImportAsync();

        Assert.Equal((lines + 1, 0, true), (first.Lines, first.Refused, first.Whole));
        Assert.Equal((first.Lines, 0), (again.Lines, again.Taken));
        Assert.Equal(once, Content(To));
        Assert.Equal(Content(From), once);
    }

    [Fact]
    public async Task An_import_that_was_cut_off_is_completed_by_running_it_again()
    {
        await FillAsync(From);
        await ExportAsync();
        var whole = await System.IO.File.ReadAllBytesAsync(File);
        await System.IO.File.WriteAllBytesAsync(File, whole[..(whole.Length * 2 / 3)]);

        var cut = await ImportAsync();
        await System.IO.File.WriteAllBytesAsync(File, whole);
        var completed = await ImportAsync();

        Assert.False(cut.Whole);
        Assert.InRange(cut.Taken, 1, completed.Lines - 2);
        Assert.True(completed.Whole);
        Assert.Equal(Content(From), Content(To));
    }

    [Fact]
    public async Task Junk_lines_are_refused_by_number_and_the_others_are_taken()
    {
        await FillAsync(From);
        await ExportAsync();
        var lines = (await UnpackedAsync()).ToList();
        string[] junk =
        [
            "no json", "", "null", "[]", """{"kind":"tale"}""", """{"kind":"observation","area":"a","feed":"b","device":"c","t":1,"value":1,"arrived":1}""",
            """{"kind":"observation","area":"a","feed":"b","device":"c","measure":"d","t":1,"value":1e999,"arrived":1}""",
            """{"kind":"dxioc-history","format":2}""", """{"kind":"minute","area":"a","indicator":"b","t":1,"value":1,"min":1,"max":1,"count":99999999999999999999,"status":0,"cumulative":true}""",
            """{"kind":"refused","t":1,"feed":"f","topic":"t","payload":"no base 64!","code":"c","reason":"r","place":""}""", new string('x', 1_100_000),
        ];
        for (var i = 0; i < junk.Length; i++)
        {
            lines.Insert(2 + (2 * i), junk[i]);
        }

        await PackAsync(lines);
        var refused = new List<long>();
        var report = await ImportAsync((number, _) => refused.Add(number));

        Assert.Equal(Enumerable.Range(0, junk.Length).Select(i => 3L + (2 * i)), refused);
        Assert.Equal((junk.Length, true), (report.Refused, report.Whole));
        Assert.Equal(Content(From), Content(To));
    }

    [Fact]
    public async Task A_stretch_has_what_lies_in_it_and_books_that_count_it()
    {
        await FillAsync(From);
        await HistoryExport.WriteAsync(
            From, File, new ExportRange(Some.Start + TimeSpan.FromMinutes(10), Some.Start + TimeSpan.FromMinutes(20)), Quiet, default);

        await ImportAsync();

        Assert.Equal(600, VersionOne.Number(Path.Combine(To, "history.db"), "SELECT count(*) FROM raw"));
        Assert.Equal((Some.Start + TimeSpan.FromMinutes(10)).Micros, VersionOne.Number(Path.Combine(To, "history.db"), "SELECT min(t) FROM raw"));
        Assert.Equal(10, VersionOne.Number(Path.Combine(To, "history.db"), "SELECT count(*) FROM minutes"));
        Assert.Equal(600, VersionOne.Number(Path.Combine(To, "history.db"), "SELECT stored FROM books"));
        Assert.Equal(0, VersionOne.Number(Path.Combine(To, "history.db"), "SELECT duplicate + refused FROM books"));
    }

    [Fact]
    public async Task Two_stretches_one_after_the_other_make_the_hour_whole()
    {
        await FillAsync(From);
        var middle = Some.Start + TimeSpan.FromMinutes(20);
        await HistoryExport.WriteAsync(From, File, new ExportRange(Until: middle), Quiet, default);
        await ImportAsync();
        await HistoryExport.WriteAsync(From, File, new ExportRange(From: middle), Quiet, default);
        await ImportAsync();

        const string Hour = "SELECT * FROM hours ORDER BY cell, t";
        using var from = VersionOne.Open(Path.Combine(From, "history.db"));
        using var to = VersionOne.Open(Path.Combine(To, "history.db"));
        Assert.Equal(VersionOne.Rows(from, Hour), VersionOne.Rows(to, Hour));
    }

    [Fact]
    public async Task What_the_store_has_stays_and_its_books_count_what_was_new()
    {
        await FillAsync(From);
        await ExportAsync();
        await using (var history = await OpenAsync(To))
        {
            await history.WriteAsync(Some.Batch(Some.Observation(0, -7), Some.Observation(-60)), default);
        }

        await ImportAsync();

        Assert.Equal(1_801, VersionOne.Number(Path.Combine(To, "history.db"), "SELECT count(*) FROM raw"));
        Assert.Equal(1_801, VersionOne.Number(Path.Combine(To, "history.db"), "SELECT stored FROM books"));
        await using var again = await OpenAsync(To);
        Assert.Equal(-7, (await again.ReadCellAsync(Some.Query(), default)).Observations.Single(o => o.Time == Some.Start).Value);
    }

    [Fact]
    public async Task Import_is_refused_while_a_server_uses_the_folder_and_export_is_not()
    {
        await FillAsync(From);
        await using var server = await OpenAsync(From);

        await ExportAsync();
        var e = await Assert.ThrowsAsync<HistoryException>(
            () => HistoryImport.ReadAsync(From, File, (_, _) => { }, Quiet, NullLogger.Instance, default));

        Assert.StartsWith($"The data folder {From} is used by another server", e.Message, StringComparison.Ordinal);
    }

    private async Task RequireEqualAsync(
        (int Device, int Second, double Value, int Late)[] said, (int Hour, int Minute, double Value, bool Cumulative)[] minutes, (string Topic, string Reason, byte[] Payload)[] refused)
    {
        foreach (var folder in (string[])[From, To])
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        await using (var history = await OpenAsync(From))
        {
            await history.WriteAsync(
                new HistoryBatch(
                    [.. said.Where(s => double.IsFinite(s.Value)).Select(s => Some.Observation(s.Second, s.Value, $"station-{s.Device}", lateSeconds: s.Late))],
                    [.. refused.Select((r, i) => new RefusedEntry("water", r.Topic, r.Payload, Some.Start + TimeSpan.FromSeconds(i), new Refusal("payload", r.Reason, "")))]),
                default);
            await history.WriteReadingsAsync(
                [.. minutes.Select(m => new MinuteReading($"area-{m.Hour}", "pm25", Some.Start + TimeSpan.FromMinutes(m.Minute), m.Value, m.Value, m.Value, 1, ReadingStatus.Warning, m.Cumulative))],
                default);
        }

        await ExportAsync();
        var report = await ImportAsync();
        Assert.Equal((0, true), (report.Refused, report.Whole));
        Assert.Equal(Content(From), Content(To));
    }

    /// <summary>Half an hour of one station's seconds, its minutes, duplicates and refused messages.</summary>
    private static async Task FillAsync(string folder)
    {
        await using var history = await OpenAsync(folder);
        await history.WriteAsync(
            new HistoryBatch(
                [.. Enumerable.Range(0, 1_800).Select(i => Some.Observation(i, i / 3.0, lateSeconds: i % 5)), Some.Observation(4, 9)],
                [Some.Refused(second: 3), Some.Refused("water", "chữ 'Đ' \"quoted\"\n", 4)]),
            default);
        await history.WriteReadingsAsync([.. Enumerable.Range(0, 30).Select(i => Some.Minute(i, i / 7.0, 60))], default);
    }

    private Task<long> ExportAsync() => HistoryExport.WriteAsync(From, File, new ExportRange(), Quiet, default);

    private Task<ImportReport> ImportAsync(Action<long, string>? refused = null) =>
        HistoryImport.ReadAsync(To, File, refused ?? ((_, _) => { }), Quiet, NullLogger.Instance, default);

    private static async Task<SqliteHistory> OpenAsync(string folder)
    {
        var history = new SqliteHistory(new HistoryOptions { Folder = folder }, NullLogger<SqliteHistory>.Instance);
        await history.StartAsync(default);
        return history;
    }

    /// <summary>All but the number of the last write, which is a store's own.</summary>
    private static IReadOnlyList<string> Content(string folder) =>
        [.. VersionOne.Content(Path.Combine(folder, "history.db")).Where(l => !l.StartsWith("commit|", StringComparison.Ordinal))];

    private async Task<string[]> UnpackedAsync()
    {
        await using var stream = new GZipStream(System.IO.File.OpenRead(File), CompressionMode.Decompress);
        using var text = new StreamReader(stream, Encoding.UTF8);
        return (await text.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task PackAsync(IEnumerable<string> lines)
    {
        await using var stream = new GZipStream(System.IO.File.Create(File), CompressionLevel.Fastest);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
    }
}
