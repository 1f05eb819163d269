using DxIoc.History.Tests.Harness;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace DxIoc.History.Tests;

/// <summary>InfluxDB killed, frozen, slow, full, and the spool full: nothing that was acknowledged is lost, nothing is there twice.</summary>
public sealed class SpoolTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly InfluxServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_was_acknowledged_while_InfluxDB_was_killed_and_down_is_there_once()
    {
        await using var store = await new Store(_server.Url).OpenAsync();
        await WriteAsync(store, 20);
        // Version 1.6 that is killed while it makes a shard leaves half an index and never opens that shard again.
        await Eventually.TrueAsync(() => store.Spool.Points < 20_000, "the shard is there");
        await _server.KillAsync();
        await WriteAsync(store, 50);
        Assert.True(store.Spool.Points >= 50_000, $"{store.Spool}");
        await _server.StartAgainAsync();
        await WriteAsync(store, 20);

        await store.HasAllAsync(_server);
        Assert.Null(store.Spool.Trouble);
    }

    [Fact]
    public async Task What_was_acknowledged_while_InfluxDB_was_frozen_is_there_once()
    {
        await using var store = await new Store(_server.Url).OpenAsync();
        await WriteAsync(store, 5);
        _server.Freeze();
        await WriteAsync(store, 50);
        await Eventually.TrueAsync(() => store.Spool.Trouble is not null, "the frozen server is noticed");
        Assert.Contains("did not answer within 5 s", store.Spool.Trouble, StringComparison.Ordinal);
        await WriteAsync(store, 5);
        _server.Thaw();

        await store.HasAllAsync(_server);
    }

    [Fact]
    public async Task A_slow_way_to_InfluxDB_slows_no_acknowledgement()
    {
        await using var proxy = new SlowProxy(_server.Port);
        await using var store = await new Store(proxy.Url).OpenAsync();
        proxy.Delay = TimeSpan.FromMilliseconds(200);
        await WriteAsync(store, 100);
        Assert.True(store.Spool.Points > 90_000, $"{store.Spool}");
        proxy.Delay = TimeSpan.Zero;

        await store.HasAllAsync(_server);
    }

    [SmallDiskFact]
    public async Task A_full_disk_of_InfluxDB_costs_nothing_that_was_acknowledged()
    {
        using var disk = SmallDisk.Mount(32);
        await using var server = new InfluxServer { DataFolder = disk.Folder };
        await server.StartAsync();
        await using var store = await new Store(server.Url).OpenAsync();
        await WriteAsync(store, 5);
        await store.DrainedAsync();
        disk.Fill();
        await WriteAsync(store, 100);
        await Eventually.TrueAsync(() => store.Spool.Trouble?.Contains("500", StringComparison.Ordinal) == true, "the full disk is noticed", () => $"{store.Spool} {server.Said}");
        disk.Empty();
        // Version 1.6 goes on failing after a write to its log failed, room or not, until it is started anew.
        await server.KillAsync();
        await server.StartAgainAsync();

        await store.HasAllAsync(server);
    }

    [Fact]
    public async Task A_full_spool_refuses_and_loses_nothing_and_warns_once_before()
    {
        await using var store = new Store(_server.Url);
        store.Options.Spool.SizeLimitMiB = 1;
        await store.OpenAsync();
        await _server.KillAsync();
        var e = await FillAsync(store);

        Assert.StartsWith("The spool is full, so nothing more is acknowledged and senders keep what they have: InfluxDB at ", e.Message, StringComparison.Ordinal);
        Assert.True(store.Spool is { Warning: true, Share: >= 1 and < 1.2 }, $"{store.Spool}");
        Assert.Single(store.Log.Lines, l => l.StartsWith("SpoolFills", StringComparison.Ordinal));
        await _server.StartAgainAsync();
        await store.HasAllAsync(_server);
        await store.WriteAsync(1_000);
        await store.HasAllAsync(_server);
        Assert.Single(store.Log.Lines, l => l.StartsWith("SpoolDrains", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_starts_over_a_full_spool_without_InfluxDB_waits_for_it_and_brings_everything()
    {
        await using var store = new Store(_server.Url);
        store.Options.Spool.SizeLimitMiB = 1;
        await store.OpenAsync();
        await _server.KillAsync();
        await FillAsync(store);
        await store.CloseAsync();

        var opening = store.OpenAsync();
        await Eventually.TrueAsync(() => store.Log.Lines.Any(l => l.StartsWith("HistoryWaits", StringComparison.Ordinal)), "it says that it waits");
        Assert.False(opening.IsCompleted);
        await _server.StartAgainAsync();
        await opening;

        Assert.Equal(0, store.Spool.Points);
        await store.WriteAsync(1_000);
        await store.HasAllAsync(_server);
    }

    [Fact]
    public async Task What_waits_drains_at_five_times_the_rate_of_arrival_and_more()
    {
        const int Rate = 5_000;
        await using var store = await new Store(_server.Url).OpenAsync();
        await _server.KillAsync();
        await WriteAsync(store, 300);
        await _server.StartAgainAsync();
        await Eventually.TrueAsync(() => store.Spool.Trouble is null, "it takes points again");
        var (began, waited, acknowledged) = (TimeProvider.System.GetTimestamp(), store.Spool.Points, store.Acknowledged);
        using var second = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while (store.Spool.Points > 10_000 && await second.WaitForNextTickAsync())
        {
            await store.WriteAsync(Rate / 10);
        }

        var took = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        var drained = (waited + store.Acknowledged - acknowledged - store.Spool.Points) / took;
        output.WriteLine($"{waited} waited; drained at {drained:0} a second while {(store.Acknowledged - acknowledged) / took:0} arrived");
        Assert.True(drained >= 5 * Rate, $"drained at {drained:0} a second while {Rate} arrived");
        await store.HasAllAsync(_server);
    }

    [Fact]
    public async Task A_spool_that_has_drained_gives_its_room_back_to_the_disk()
    {
        await using var store = await new Store(_server.Url).OpenAsync();
        await _server.KillAsync();
        await WriteAsync(store, 300);
        await store.CloseAsync();
        var file = Path.Combine(store.Options.Folder, "spool.db");
        var full = Length(file);
        await _server.StartAgainAsync();
        await store.OpenAsync();
        await store.HasAllAsync(_server);
        // Rows that were sent are deleted together, the last of them once nothing waits.
        await Eventually.TrueAsync(
            async () =>
            {
                var report = await store.History.MaintainAsync(Some.Start, default);
                Assert.Equal(Some.Start, report.OldestRaw);
                await store.CloseAsync();
                var left = Length(file);
                await store.OpenAsync();
                return left < full / 10;
            },
            "the file shrinks",
            () => $"{full} bytes, then {new FileInfo(file).Length}");
        Assert.True(full > 2 << 20, $"{full} bytes while 300,000 points waited");
    }

    [Fact]
    public async Task Memory_stays_the_same_however_much_waits()
    {
        await using var store = await new Store(_server.Url).OpenAsync();
        await _server.KillAsync();
        await WriteAsync(store, 50);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await WriteAsync(store, 500);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.True(store.Spool.Points > 500_000, $"{store.Spool}");
        Assert.True(grown < 4 << 20, $"{grown} bytes more for {store.Spool.Points} points");
    }

    /// <summary>Of the file with what its log still held.</summary>
    private static long Length(string file)
    {
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            connection.Open();
            using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            checkpoint.ExecuteNonQuery();
        }

        return new FileInfo(file).Length;
    }

    private static async Task<HistoryException> FillAsync(Store store)
    {
        while (true)
        {
            try
            {
                await store.WriteAsync(2_000);
            }
            catch (HistoryException e)
            {
                return e;
            }
        }
    }

    private static async Task WriteAsync(Store store, int batches)
    {
        for (var i = 0; i < batches; i++)
        {
            await store.WriteAsync(1_000);
        }
    }
}
