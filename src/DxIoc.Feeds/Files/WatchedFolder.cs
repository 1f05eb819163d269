using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Files;

/// <summary>
/// Reads what comes into one folder, for all definitions that name it. A file is read once it stands still; it is done, and goes if it is to
/// go, only when its observations are durable: a crash between the two reads it again, and history knows its observations then. What the
/// intake does not take waits in the folder.
/// </summary>
internal sealed partial class WatchedFolder : IDisposable
{
    /// <summary>Files whose messages are in memory at once.</summary>
    private const int Handful = 32;

    private static readonly TimeSpan RetryUnreadable = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryStore = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);

    private readonly string _root;
    private readonly IReadOnlyList<FeedMapping> _mappings;
    private readonly IIntake _intake;
    private readonly FolderBook _book;
    private readonly List<string> _feeds;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TimeSpan _pace;
    private readonly DoneBook _done;
    private readonly FolderFiles _files;
    private readonly FileReader _reader;
    private readonly FolderHint _hint = new();
    private Dictionary<string, long> _unreadable = new(StringComparer.Ordinal);
    private FolderInfo _state;
    private LookResult? _last;
    private TimeSpan _looked;
    private int _saidUnreadable;
    private bool _away;
    private bool _notTakenAwaySaid;

    /// <param name="root">Absolute.</param>
    public WatchedFolder(
        string root, IReadOnlyList<FeedMapping> mappings, FileMarks marks, FeedDecoder decoder, IIntake intake, FilesOptions options, FolderBook book, TimeProvider time, ILogger logger)
    {
        (_root, _mappings, _intake, _book, _time, _logger) = (root, mappings, intake, book, time, logger);
        _feeds = [.. mappings.Select(m => m.Feed).Distinct(StringComparer.Ordinal)];
        _state = new FolderInfo(FolderFiles.Source(mappings[0]).Folder, null, null, 0, 0, 0, 0, null);
        _pace = TimeSpan.FromSeconds(options.LookSeconds);
        _done = new DoneBook(marks, root);
        _files = new FolderFiles(root, mappings, _done, TimeSpan.FromDays(options.KeepDays), time);
        _reader = new FileReader(root, mappings[0].Feed, string.Join(", ", mappings.Select(m => m.Source.ToString()).Distinct().Take(5)), decoder);
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                if (await LookAsync(stopping) is var pause && pause > TimeSpan.Zero)
                {
                    await PauseAsync(pause, stopping);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
        finally
        {
            FileMetrics.Away.Add(_away ? -1 : 0);
            Count(null);
            _book.Forget(_root);
        }
    }

    /// <summary>One look and one round of reading; how long to wait for the next.</summary>
    internal async Task<TimeSpan> LookAsync(CancellationToken stopping)
    {
        if (Look() is not { } look)
        {
            return _pace;
        }

        var ready = look.Ready.Where(f => !_unreadable.TryGetValue(f.File.Path, out var tried) || _time.GetElapsedTime(tried) >= RetryUnreadable).ToList();
        var round = FileRound.Next(ready, _time.GetUtcNow());
        foreach (var handful in round.Chunk(Handful))
        {
            if (!await ReadAsync(handful, stopping))
            {
                return RetryStore;
            }
        }

        return ready.Count > round.Count ? TimeSpan.Zero
            : look.NextReady is { } next && next < _pace ? next
            : _pace;
    }

    public void Dispose() => _hint.Dispose();

    private LookResult? Look()
    {
        try
        {
            if (!Directory.Exists(_root))
            {
                throw new DirectoryNotFoundException("there is no such folder");
            }

            var started = _time.GetTimestamp();
            var look = _files.Look();
            _looked = _time.GetElapsedTime(started);
            if (look is { Found: 0, Closed: > 0 })
            {
                throw new UnauthorizedAccessException("it may not be read");
            }

            Greet(look);
            Count(look);
            Tell(_state with { LastLook = _time.GetUtcNow(), FilesWaiting = look.Waiting, Unreadable = _saidUnreadable, Trouble = null });
            return look;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_away)
            {
                FileMetrics.Away.Add(1);
                LogAway(_root, e.Message, (int)_pace.TotalSeconds);
            }

            _away = true;
            Tell(_state with { Trouble = $"The folder {_root} cannot be read ({e.Message.TrimEnd('.')}): mount it, or let the server's account read it." });
            return null;
        }
    }

    private void Greet(LookResult look)
    {
        if (_away || _last is null)
        {
            FileMetrics.Away.Add(_away ? -1 : 0);
            _away = false;
            LogWatched(_root, look.Found, look.Waiting);
            _hint.Watch(_root, _mappings.Any(m => FolderFiles.Source(m).Name.HasFolders));
        }

        if (look.Closed > (_last?.Closed ?? 0))
        {
            LogClosed(_root, look.Closed);
        }

        if (look.Crowded && _last?.Crowded != true)
        {
            LogCrowded(_root, FolderFiles.WaitingLimit);
        }
    }

    /// <summary>Reads some files and sees them through; false where the store did not take them all.</summary>
    private async Task<bool> ReadAsync(WaitingFile[] files, CancellationToken stopping)
    {
        var given = new List<(WaitingFile File, Task<IntakeOutcome> Outcome)>(files.Length);
        foreach (var file in files)
        {
            var message = _reader.Read(file, out var problem);
            if (problem is not null && !_unreadable.ContainsKey(file.File.Path))
            {
                LogUnreadable(_root, file.File.Path, problem);
            }

            if (problem is not null)
            {
                _unreadable[file.File.Path] = _time.GetTimestamp();
            }
            else if (message is { } read)
            {
                _unreadable.Remove(file.File.Path);
                // Given in order, so that of two files of one device the older one is admitted first.
                given.Add((file, _intake.AcceptAsync(read, stopping).AsTask()));
            }
        }

        var (done, stored) = (new List<(SeenFile, DateTimeOffset)>(), true);
        foreach (var (file, outcome) in given)
        {
            try
            {
                Finish(file, await outcome, done);
            }
            catch (IntakeClosedException e)
            {
                if (stored)
                {
                    LogNotStored(_root, e.Message, RetryStore.TotalSeconds);
                }

                stored = false;
            }
        }

        if (done.Count > 0 && _done.Add(done) is { } reason)
        {
            LogNotRemembered(_root, reason);
        }

        Tell(_state with { Trouble = stored ? null : "The store does not take its files yet: they wait in the folder and are given again." });
        return stored;
    }

    private void Finish(in WaitingFile file, IntakeOutcome outcome, List<(SeenFile, DateTimeOffset)> done)
    {
        FileMetrics.Read.Add(1, new KeyValuePair<string, object?>("feed", (file.Mapping ?? _mappings[0]).Feed));
        if (outcome.Refused.Count > 0)
        {
            FileMetrics.Refused.Add(1, new KeyValuePair<string, object?>("feed", (file.Mapping ?? _mappings[0]).Feed));
        }

        _state = _state with
        {
            LastFile = _time.GetUtcNow(),
            FilesRead = _state.FilesRead + 1,
            FilesRefused = _state.FilesRefused + (outcome.Refused.Count > 0 ? 1 : 0),
            FilesWaiting = Math.Max(0, _state.FilesWaiting - 1),
        };

        if (FileEnd.TakeAway(_root, file, outcome, out var problem))
        {
            return;
        }

        done.Add((file.File, FolderFiles.Newest(file)));
        if (problem is not null && !_notTakenAwaySaid)
        {
            // One says it for all: a right that is missing is missing for every file.
            _notTakenAwaySaid = true;
            LogNotTakenAway(_root, file.File.Path, problem);
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken stopping)
    {
        // Files come in handfuls, and a large folder or a slow disk is not looked at all the time, whatever happens there.
        var least = _looked * 10 > ShortestPause ? _looked * 10 : ShortestPause;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        if (pause > least)
        {
            await Task.WhenAny(_hint.WaitAsync(ended.Token), Task.Delay(pause - least, _time, ended.Token));
            await ended.CancelAsync();
        }

        await Task.Delay(pause > least || _looked > pause ? least : pause, _time, stopping);
    }

    private void Tell(FolderInfo state)
    {
        _state = state;
        _book.Tell(_root, _feeds, state);
    }

    private void Count(LookResult? look)
    {
        FileMetrics.Waiting.Add((look?.Waiting ?? 0) - (_last?.Waiting ?? 0));
        if (_unreadable.Count > 0)
        {
            var there = (look?.Ready ?? []).Select(f => f.File.Path).ToHashSet(StringComparer.Ordinal);
            _unreadable = _unreadable.Where(u => there.Contains(u.Key)).ToDictionary(StringComparer.Ordinal);
        }

        var unreadable = _unreadable.Count + (look?.Closed ?? 0);
        FileMetrics.Unreadable.Add(unreadable - _saidUnreadable);
        _saidUnreadable = unreadable;
        _last = look;
    }
}
