using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Files;

/// <summary>
/// Watches every folder that a feed definition names, each by itself, so that a share that hangs holds up no other. Begins anew when the
/// definitions change.
/// </summary>
internal sealed partial class FileFeeds(
    IFeedMappings mappings, FeedDecoder decoder, IIntake intake, FilesOptions options, FolderBook book, TimeProvider time, ILogger<FileFeeds> logger) : BackgroundService
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    private readonly ILogger<FileFeeds> _logger = logger;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var changed = new SemaphoreSlim(0);
        void Note(object? sender, EventArgs e) => changed.Release();
        mappings.Changed += Note;
        FileMarks? marks = null;
        var before = new Dictionary<string, Task>(StringComparer.Ordinal);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                var folders = mappings.Current.OfFiles
                    .ToLookup(m => Path.TrimEndingDirectorySeparator(Path.GetFullPath(FolderFiles.Source(m).Folder, options.Root)), StringComparer.Ordinal);
                marks ??= folders.Count > 0 ? FileMarks.Open(options.Root) : null;
                marks?.KeepOnly([.. folders.Select(f => f.Key)]);
                var watches = folders.ToDictionary(
                    f => f.Key, f => WatchAsync(f.Key, [.. f], marks!, before.GetValueOrDefault(f.Key, Task.CompletedTask), ended.Token), StringComparer.Ordinal);
                foreach (var (root, old) in before.Where(b => !b.Value.IsCompleted))
                {
                    watches.TryAdd(root, old);
                }

                before = watches;
                var running = Task.WhenAll(watches.Values);
                await changed.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await ended.CancelAsync();
                await running.WaitAsync(StopPatience, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (FeedException e)
        {
            LogNotWatched(e.Message);
        }
        finally
        {
            mappings.Changed -= Note;
            marks?.Dispose();
        }
    }

    private async Task WatchAsync(string root, IReadOnlyList<FeedMapping> of, FileMarks marks, Task before, CancellationToken ended)
    {
        // One folder has one reader: two would give the same files in.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // A folder that hangs keeps its thread until the disk answers.
        await Task.Yield();
        while (!ended.IsCancellationRequested)
        {
            try
            {
                using var folder = new WatchedFolder(root, of, marks, decoder, intake, options, book, time, _logger);
                await folder.RunAsync(ended);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Not foreseen, or the data folder's disk; one folder's trouble ends neither the others nor itself for good.
                LogFailed(root, e.Message, AfterFailure.TotalSeconds);
                await Task.Delay(AfterFailure, time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "FolderFailed: {Folder}: {Reason}; begun again in {Seconds} s")]
    private partial void LogFailed(string folder, string reason, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "FilesNotWatched: {Reason} No folder is read until the server is started again")]
    private partial void LogNotWatched(string reason);
}
