using DxIoc.History.Sqlite;
using DxIoc.History.Tests.Sqlite;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Logging.Abstractions;

namespace DxIoc.History.Tests;

/// <summary>Copies of the store's file, taken while it is written and put back.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-backup-").FullName;

    private string From => Path.Combine(_folder, "from");

    private string To => Path.Combine(_folder, "to");

    private string Backup => Path.Combine(_folder, "backup.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_backup_beside_the_writer_has_all_that_was_durable_when_it_began_and_only_whole_batches()
    {
        const int Batch = 50;
        await using var history = await OpenAsync(From);
        using var enough = new CancellationTokenSource();
        var written = 0;
        var writing = Task.Run(async () =>
        {
            for (var b = 0; !enough.IsCancellationRequested; b++)
            {
                await history.WriteAsync(Some.Batch([.. Enumerable.Range(0, Batch).Select(i => Some.Observation((b * Batch) + i, b))]), default);
                Volatile.Write(ref written, (b + 1) * Batch);
            }
        });

        var seen = new List<(int Before, long Copied)>();
        for (var i = 0; i < 5; i++)
        {
            while (Volatile.Read(ref written) < (i + 1) * 200)
            {
                await Task.Yield();
            }

            var before = Volatile.Read(ref written);
            seen.Add((before, (await HistoryBackup.TakeAsync(At(From), Backup, default)).Rows));
        }

        await enough.CancelAsync();
        await writing;
        Assert.All(seen, s => Assert.True(s.Copied >= s.Before && s.Copied % Batch == 0, $"{s.Copied} of {s.Before}"));
        Assert.True(written > seen[^1].Before, "nothing was written beside the backups");
    }

    [Fact]
    public async Task What_is_restored_is_what_was_backed_up()
    {
        await using (var history = await OpenAsync(From))
        {
            await history.WriteAsync(Some.Batch(Some.Observation(0, 1, lateSeconds: 9), Some.Observation(1, 2)), default);
            await history.WriteReadingsAsync([Some.Minute(0, 1.5)], default);
        }

        var taken = await HistoryBackup.TakeAsync(At(From), Backup, default);
        var restored = await HistoryBackup.RestoreAsync(At(To), Backup, default);

        Assert.Equal((2, Some.Start + TimeSpan.FromSeconds(1)), (taken.Rows, taken.LastSeen));
        Assert.Equal(taken with { File = restored.File, Bytes = restored.Bytes }, restored);
        Assert.Equal(VersionOne.Content(Path.Combine(From, "history.db")), VersionOne.Content(Path.Combine(To, "history.db")));
        await using var again = await OpenAsync(To);
        Assert.Equal(2, (await again.ReadCellAsync(Some.Query(), default)).Observations.Count);
    }

    [Fact]
    public async Task A_backup_of_an_earlier_version_is_restored_and_brought_up_to_date()
    {
        Directory.CreateDirectory(From);
        await HistoryBackup.TakeAsync(At(Path.GetDirectoryName(VersionOne.Make(From))!), Backup, default);

        await HistoryBackup.RestoreAsync(At(To), Backup, default);

        await using var history = await OpenAsync(To);
        Assert.Equal(3, (await history.ReadCellAsync(Some.Query(), default)).Observations.Count);
    }

    [Fact]
    public async Task A_folder_that_has_a_history_is_not_restored_over()
    {
        await FillAsync();
        await HistoryBackup.TakeAsync(At(From), Backup, default);

        var e = await Assert.ThrowsAsync<HistoryException>(() => HistoryBackup.RestoreAsync(At(From), Backup, default));

        Assert.Equal($"The data folder {From} has a history already: move {Path.Combine(From, "history.db")} away, or name an empty folder with --Data:Path.", e.Message);
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_nothing_is_left_of_it()
    {
        await FillAsync();
        await HistoryBackup.TakeAsync(At(From), Backup, default);
        await using (var file = new FileStream(Backup, FileMode.Open))
        {
            file.Seek(file.Length / 2, SeekOrigin.Begin);
            file.Write(new byte[20_000]);
        }

        var e = await Assert.ThrowsAsync<HistoryException>(() => HistoryBackup.RestoreAsync(At(To), Backup, default));

        Assert.StartsWith($"The backup {Backup} is damaged (", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(To));
    }

    [Theory]
    [InlineData("no database at all, but as long as the head of one would be: 0123456789012345678901234567890123456789012345678901234567890123456789", "cannot be read")]
    [InlineData("", "is of version 0")]
    public async Task What_is_no_history_is_refused(string content, string said)
    {
        await File.WriteAllTextAsync(Backup, content);

        var e = await Assert.ThrowsAsync<HistoryException>(() => HistoryBackup.RestoreAsync(At(To), Backup, default));

        Assert.Contains(said, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_leaves_the_one_before()
    {
        await FillAsync();
        await HistoryBackup.TakeAsync(At(From), Backup, default);
        Directory.CreateDirectory(Backup + ".partial");
        var before = await File.ReadAllBytesAsync(Backup);

        var e = await Assert.ThrowsAsync<HistoryException>(() => HistoryBackup.TakeAsync(At(From), Backup, default));

        Assert.StartsWith($"The copy {Backup} could not be written (", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Backup));
    }

    private static HistoryOptions At(string folder) => new() { Folder = folder };

    private async Task FillAsync()
    {
        await using var history = await OpenAsync(From);
        await history.WriteAsync(Some.Batch([.. Enumerable.Range(0, 5_000).Select(i => Some.Observation(i, i))]), default);
    }

    private static async Task<SqliteHistory> OpenAsync(string folder)
    {
        var history = new SqliteHistory(At(folder), NullLogger<SqliteHistory>.Instance);
        await history.StartAsync(default);
        return history;
    }
}
