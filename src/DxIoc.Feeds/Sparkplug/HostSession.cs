using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Mqtt;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Sparkplug;

/// <summary>
/// The host application's connection to one external broker, beside the server's own session: clean, with a will, and only while a
/// definition wants Sparkplug there. Connects anew for ever, with growing pauses. What comes meanwhile is lost, as the specification
/// wants it; each new connection asks all edge nodes that are known for their births.
/// </summary>
/// <param name="load">The broker's; not owned here.</param>
internal sealed class HostSession(
    BrokerOptions options, SparkplugHost host, FeedDecoder decoder, IIntake intake, BrokerLoad load, TimeProvider time)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken stopping)
    {
        await Task.Yield();
        using var changed = new SemaphoreSlim(0);
        void Note(object? sender, EventArgs e) => changed.Release();
        decoder.FiltersChanged += Note;
        var pause = ShortestPause;
        try
        {
            while (true)
            {
                if (decoder.SparkplugFiltersAt(options.Id).Count == 0)
                {
                    await changed.WaitAsync(stopping);
                    continue;
                }

                var (reason, served) = await ServeAsync(changed, stopping);
                stopping.ThrowIfCancellationRequested();
                if (reason is null)
                {
                    continue;
                }

                pause = served ? ShortestPause : pause;
                host.Away(options.Name, reason, pause.TotalSeconds);
                await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), time, stopping);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
        finally
        {
            decoder.FiltersChanged -= Note;
        }
    }

    /// <summary>One connection to its end: why it ended, null where other topics are wanted; and whether it was opened at all.</summary>
    private async Task<(string? Reason, bool Served)> ServeAsync(SemaphoreSlim changed, CancellationToken stopping)
    {
        var opened = false;
        BrokerConnection? connection = null;
        try
        {
            var since = time.GetUtcNow();
            connection = new BrokerConnection(options, decoder, intake, load, time) { HostWill = (host.StateTopic, SparkplugHost.State(false, since)) };
            await connection.OpenAsync(stopping);
            opened = true;
            if (await connection.AskAsync(connection.Wanted(), stopping) is [var denied, ..])
            {
                return (denied, false);
            }

            host.Begin(options.Id);
            return (await FollowAsync(connection, since, changed, stopping), true);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (e.Message, opened);
        }
        finally
        {
            connection?.Dispose();
        }
    }

    private async Task<string?> FollowAsync(BrokerConnection connection, DateTimeOffset since, SemaphoreSlim changed, CancellationToken stopping)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var serving = host.ServeAsync(options.Id, connection, since, left.Token);
        var ended = connection.EndAsync(left.Token);
        var wanted = connection.Wanted();
        Task first, news;
        do
        {
            news = changed.WaitAsync(left.Token);
            first = await Task.WhenAny(serving, ended, news);
        }
        while (first == news && connection.Wanted().SequenceEqual(wanted));

        await left.CancelAsync();
        await serving;
        await connection.DrainAsync(StopPatience);
        return first == ended ? await ended : null;
    }
}
