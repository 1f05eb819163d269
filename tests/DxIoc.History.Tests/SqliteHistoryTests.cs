using DxIoc.Contracts.History;
using DxIoc.History.Sqlite;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Logging.Abstractions;

namespace DxIoc.History.Tests;

public sealed class SqliteHistoryTests : HistoryContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-history-").FullName;

    private string File => Path.Combine(_folder, "history.db");

    private protected override Task<IHistory> OpenAsync() => OpenAsync(new HistoryOptions { Folder = _folder, RefusedKept = 5, SizeLimitMiB = 1 });

    private protected override async Task CloseAsync(IHistory history) => await ((SqliteHistory)history).DisposeAsync();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Refused_messages_are_bounded_in_number_and_the_oldest_go_first()
    {
        await History.WriteAsync(new HistoryBatch([], [.. Enumerable.Range(0, 12).Select(i => Some.Refused(reason: $"r{i}"))]), default);

        Assert.Equal(["r11", "r10", "r9", "r8", "r7"], (await History.ReadRefusedAsync(null, 100, default)).Select(r => r.Reason));
    }

    [Fact]
    public async Task Retention_gives_up_what_is_past_its_days_and_nothing_else()
    {
        await History.WriteAsync(Some.Batch(Some.Observation(0), Some.Observation(86_400 * 2)), default);

        var report = await History.MaintainAsync(Some.Start + TimeSpan.FromDays(31), default);

        Assert.Equal((1, false), (report.RawDeleted, report.ForSize));
        Assert.Equal(Some.Start + TimeSpan.FromDays(2), report.OldestRaw);
    }

    [Fact]
    public async Task Over_its_size_the_oldest_raw_observations_go_first_and_it_says_so()
    {
        for (var hour = 0; hour < 12; hour++)
        {
            await History.WriteAsync(Some.Batch([.. Enumerable.Range(0, 5_000).Select(i => Some.Observation((hour * 3_600) + (i % 3_600), i, $"station-{i / 3_600}"))]), default);
        }

        var report = await History.MaintainAsync(Some.Start + TimeSpan.FromHours(12), default);

        Assert.True(report.ForSize);
        Assert.True(report.OldestRaw > Some.Start + TimeSpan.FromHours(1), $"oldest {report.OldestRaw?.ToDateTimeOffset()}");
        Assert.NotEmpty((await History.ReadCellAsync(Some.Query(), default)).Observations);
    }

    [Fact]
    public async Task A_damaged_file_is_said_in_one_sentence_with_what_to_do()
    {
        await CloseAsync(History);
        await using (var file = new FileStream(File, FileMode.Open))
        {
            file.Write("this is no database any more, not at all............................................................................"u8);
        }

        var e = await Assert.ThrowsAsync<HistoryException>(() => OpenAsync());

        Assert.Equal($"The history file {File} is damaged: restore it from a backup, or move it away and start with an empty history.", e.Message);
        System.IO.File.Delete(File);
        await InitializeAsync();
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused()
    {
        var e = await Assert.ThrowsAsync<HistoryException>(() => OpenAsync());

        Assert.Equal($"The data folder {_folder} is used by another server: stop that one, or choose another folder with --Data:Path.", e.Message);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused()
    {
        var file = Path.Combine(_folder, "a-file");
        await System.IO.File.WriteAllTextAsync(file, "");

        var e = await Assert.ThrowsAsync<HistoryException>(() => OpenAsync(new HistoryOptions { Folder = Path.Combine(file, "data") }));

        Assert.StartsWith($"The data folder {Path.Combine(file, "data")} cannot be made", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("choose another with --Data:Path.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_that_fails_is_told_to_its_caller_and_the_next_one_works()
    {
        var broken = new Observation(new Series("thu-dau-mot", "air", "station-1", null!), Some.Start, 1, Some.Start);

        await Assert.ThrowsAsync<HistoryException>(() => History.WriteAsync(Some.Batch(Some.Observation(0, device: "new"), broken), default));
        var receipt = await History.WriteAsync(Some.Batch(Some.Observation(0, device: "new")), default);

        Assert.Equal([false], receipt.Duplicate);
        Assert.Single((await History.ReadCellAsync(Some.Query(), default)).Observations);
    }

    private protected override async Task<IReadOnlyList<HistoryPoint>> PlayHoursAsync(string folder, (int Minute, double Value, long Count)[] written)
    {
        var history = await OpenAsync(new HistoryOptions { Folder = folder });
        foreach (var (minute, value, count) in written)
        {
            await history.WriteReadingsAsync([Some.Minute(minute, value, count)], default);
        }

        var points = await history.ReadReadingsAsync(
            new ReadingsQuery("thu-dau-mot", "pm25", Some.Start, Some.Start + TimeSpan.FromHours(3), TimeSpan.FromHours(1)), default);
        await CloseAsync(history);
        return points;
    }

    private static async Task<IHistory> OpenAsync(HistoryOptions options)
    {
        var history = new SqliteHistory(options, NullLogger<SqliteHistory>.Instance);
        await history.StartAsync(default);
        return history;
    }
}
