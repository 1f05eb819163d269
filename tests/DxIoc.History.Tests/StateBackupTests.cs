using System.Text;
using DxIoc.Contracts.Reports;
using DxIoc.History.Sqlite.Reports;
using Microsoft.Extensions.Logging.Abstractions;

namespace DxIoc.History.Tests;

/// <summary>What lies beside the history, copied while it is written and put back.</summary>
public sealed class StateBackupTests : IDisposable
{
    private const string Definition = "# of our own\nfeeds: []\n";

    private static readonly FigureHandIn HandIn = new(
        new FigureDocument("Báo cáo", "1/BC", new DateOnly(2022, 4, 15)),
        "",
        "q1.csv",
        Encoding.UTF8.GetBytes("the file"),
        [new FigureRow(2, "di-an", "products", "2022-Q1", 6, null, null, null, "")],
        [],
        new FigureStep("lan", new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero)));

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-state-").FullName;

    private string From => Path.Combine(_folder, "from");

    private string Copy => Path.Combine(_folder, "copy");

    private string To => Path.Combine(_folder, "to");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Databases_and_definitions_come_back_and_the_history_and_logs_are_not_theirs()
    {
        long id;
        await using (var figures = await OpenAsync(From))
        {
            Fill();
            id = (await figures.SubmitAsync(HandIn, default))!.Id;

            // The store is open, and its newest pages lie in its log.
            Assert.Equal(2, await StateBackup.TakeAsync(At(From), Copy, default));
        }

        Assert.Equal(["feeds/own.yaml", "figures.db"], Below(Copy));
        Assert.Equal(2, await StateBackup.RestoreAsync(At(To), Copy, default));
        Assert.Equal(Definition, await File.ReadAllTextAsync(Path.Combine(To, "feeds", "own.yaml")));
        await using var restored = await OpenAsync(To);
        Assert.Equal("Báo cáo", (await restored.ReadSubmissionAsync(id, default))!.Submission.Document.Name);
    }

    [Fact]
    public async Task Where_one_of_the_files_is_already_nothing_is_restored()
    {
        Fill();
        await StateBackup.TakeAsync(At(From), Copy, default);
        Directory.CreateDirectory(Path.Combine(To, "feeds"));
        await File.WriteAllTextAsync(Path.Combine(To, "feeds", "own.yaml"), "newer");
        await File.WriteAllTextAsync(Path.Combine(Copy, "another.yaml"), Definition);

        var e = await Assert.ThrowsAsync<HistoryException>(() => StateBackup.RestoreAsync(At(To), Copy, default));

        Assert.Contains("has feeds/own.yaml already: move it away", e.Message, StringComparison.Ordinal);
        Assert.Equal("newer", await File.ReadAllTextAsync(Path.Combine(To, "feeds", "own.yaml")));
        Assert.Equal(["feeds/own.yaml"], Below(To));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_and_one_that_is_not_there_are_said()
    {
        Fill();
        await File.WriteAllTextAsync(Copy, "a file");

        var written = await Assert.ThrowsAsync<HistoryException>(() => StateBackup.TakeAsync(At(From), Copy, default));
        var read = await Assert.ThrowsAsync<HistoryException>(() => StateBackup.RestoreAsync(At(To), To, default));

        Assert.Contains("could not be copied", written.Message, StringComparison.Ordinal);
        Assert.Contains($"There is no folder {To}", read.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_within_the_data_folder_is_refused_since_the_next_would_have_it_in_it()
    {
        Fill();

        var e = await Assert.ThrowsAsync<HistoryException>(() => StateBackup.TakeAsync(At(From), Path.Combine(From, "backup"), default));

        Assert.Contains("name a folder outside of it", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(From, "backup")));
    }

    [Fact]
    public async Task A_server_that_has_made_none_of_it_yet_is_backed_up_too()
    {
        Assert.Equal(0, await StateBackup.TakeAsync(At(From), Copy, default));
        Assert.Equal(0, await StateBackup.RestoreAsync(At(To), Copy, default));
    }

    private static HistoryOptions At(string folder) => new() { Folder = folder };

    private static async Task<SqliteFigures> OpenAsync(string folder)
    {
        var figures = new SqliteFigures(At(folder), NullLogger<SqliteFigures>.Instance);
        await figures.StartAsync(default);
        return figures;
    }

    private static string[] Below(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

    private void Fill()
    {
        foreach (var file in new[] { "feeds/own.yaml", "feeds/half.yaml.part", "logs/dxioc-20220426.json", "history.db", "history.lock", "spool.db", "history.db.v1-backup" })
        {
            var path = Path.Combine(From, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Definition);
        }
    }
}
