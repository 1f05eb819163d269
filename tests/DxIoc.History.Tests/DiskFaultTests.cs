using System.Diagnostics;
using System.Globalization;
using DxIoc.History.Tests.Harness;

namespace DxIoc.History.Tests;

/// <summary>
/// Writes and flushes of a store's file are made to fail with EIO, the first, the second and so on, once and for ever:
/// whatever was acknowledged all the same must be there when the file is opened again on a sound disk.
/// </summary>
public sealed class DiskFaultTests : IAsyncLifetime
{
    /// <summary>More calls than the writer makes: it ends where an error reaches nothing any more.</summary>
    private const int CallLimit = 200;

    private StubServer _server = null!;

    public async Task InitializeAsync() => _server = await StubServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("sqlite", "history.db", "pwrite64")]
    [InlineData("sqlite", "history.db", "fdatasync,fsync")]
    [InlineData("spool", "spool.db", "pwrite64")]
    [InlineData("spool", "spool.db", "fdatasync,fsync")]
    public async Task Nothing_is_acknowledged_that_is_not_there_afterwards(string store, string file, string calls)
    {
        var (failed, call, reached) = (0, 0, true);
        while (reached && ++call < CallLimit)
        {
            reached = false;
            foreach (var when in new[] { "", "+" })
            {
                (var told, var injected) = await PlayAsync(store, file, calls, string.Create(CultureInfo.InvariantCulture, $"{call}{when}"));
                reached |= injected;
                failed += told.Count(t => !t.StartsWith("acknowledged", StringComparison.Ordinal));
            }
        }

        // Calls are counted by thread, and the writer may move between threads: how many there are differs.
        Assert.InRange(call, 2, CallLimit - 1);
        Assert.True(failed > 0, "no write failed: the errors do not reach the store");
    }

    private async Task<(IReadOnlyList<string> Told, bool Injected)> PlayAsync(string store, string file, string calls, string when)
    {
        var folder = Directory.CreateTempSubdirectory("dxioc-fault-").FullName;
        await using (await OpenAsync(store, folder))
        {
            // The file is made on a sound disk.
        }

        var path = Path.Combine(folder, file);
        var log = Path.Combine(folder, "strace.log");
        var told = await RunAsync(
            "strace", "-f", "-qq", "-o", log, "-e", $"trace={calls}", "-e", $"inject={calls}:error=EIO:when={when}", "-P", path, "-P", path + "-wal",
            "dotnet", typeof(DiskFaultTests).Assembly.Location, store, folder, _server.Url.ToString());
        var acknowledged = told.Where(t => t.StartsWith("acknowledged ", StringComparison.Ordinal)).Select(t => int.Parse(t["acknowledged ".Length..], CultureInfo.InvariantCulture));
        await using (var history = await OpenAsync(store, folder))
        {
            foreach (var batch in acknowledged)
            {
                var again = await ((IHistory)history).WriteAsync(WriterProgram.Batch(batch), default);
                Assert.True(
                    store == "spool" ? IsTaken(batch) : again.Duplicate.All(d => d), $"batch {batch} was acknowledged and is not there: {calls} {when}, {string.Join(", ", told)}");
            }
        }

        var injected = (await File.ReadAllTextAsync(log)).Contains("(INJECTED)", StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
        return (told, injected);
    }

    /// <summary>A store that starts has brought to the server what waited.</summary>
    private bool IsTaken(int batch) => WriterProgram.Batch(batch).Observations.All(o =>
        _server.Taken.Any(l => l.EndsWith(string.Create(CultureInfo.InvariantCulture, $" {o.Time.Micros}"), StringComparison.Ordinal)));

    private async Task<IAsyncDisposable> OpenAsync(string store, string folder)
    {
        var history = WriterProgram.Open(store, WriterProgram.Options(folder, _server.Url));
        await history.StartAsync(default);
        return (IAsyncDisposable)history;
    }

    private static async Task<IReadOnlyList<string>> RunAsync(string program, params IReadOnlyList<string> args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
