using DxIoc.Feeds.Definitions;

namespace DxIoc.Feeds.Files;

/// <summary>
/// The files of one folder: which lie there, which of them are done, which stand still. Holds no more than <see cref="WaitingLimit"/> in mind.
/// Not for two threads at once.
/// </summary>
/// <param name="root">Absolute.</param>
/// <param name="mappings">The definitions that read from it, in the order in which they are asked.</param>
internal sealed class FolderFiles(string root, IReadOnlyList<FeedMapping> mappings, DoneBook done, TimeSpan keep, TimeProvider time)
{
    /// <summary>Files that wait and are kept in mind at most.</summary>
    public const int WaitingLimit = 50_000;

    private readonly SettleBook _settle = new(time);
    private readonly TimeSpan _shortest = mappings.Min(m => Source(m).Settle);
    private readonly HashSet<string> _doneFolders = [.. mappings.Select(Source).Where(s => s.After == AfterReading.Move).Select(s => FileEnd.DoneFolder(root, s))];
    private readonly bool _deep = mappings.Any(m => Source(m).Name.HasFolders);

    /// <exception cref="IOException">The folder is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public LookResult Look()
    {
        var now = time.GetUtcNow();
        var (ready, known) = (new List<WaitingFile>(), new HashSet<string>(StringComparer.Ordinal));
        var (waiting, found, crowded) = (0, 0, false);
        TimeSpan? next = null;
        _settle.Begin();
        using var look = new FolderLook(root, _deep, _doneFolders);
        while (look.MoveNext())
        {
            var file = look.Current;
            found++;
            if (done.Knows(file.Path))
            {
                known.Add(file.Path);
            }

            var fitting = Fit(file);
            var newest = Newest(fitting);
            if (newest < now - keep || done.Has(file, newest))
            {
                continue;
            }

            if (waiting >= WaitingLimit)
            {
                crowded = true;
                continue;
            }

            waiting++;
            var left = _settle.Note(file, fitting.Mapping is { } m ? Source(m).Settle : _shortest);
            if (left <= TimeSpan.Zero)
            {
                ready.Add(fitting);
            }
            else
            {
                next = next is { } sooner && sooner < left ? sooner : left;
            }
        }

        // A share that is not mounted looks like an empty folder; its marks are needed when it is back.
        if (found > 0 && look.Closed == 0)
        {
            done.Prune(known, now - keep);
        }

        return new LookResult(ready, next, waiting, found, look.Closed, crowded);
    }

    /// <summary>The later of what its name says and when it was written: an old file that came today is of today.</summary>
    public static DateTimeOffset Newest(in WaitingFile file) => file.At > file.File.Written ? file.At : file.File.Written;

    public static FileSource Source(FeedMapping mapping) => (FileSource)mapping.Source;

    private WaitingFile Fit(SeenFile file)
    {
        foreach (var mapping in mappings)
        {
            if (Source(mapping).Name.Match(file.Path, out var captured, out var named))
            {
                return new WaitingFile(file, mapping, captured, named is { } local ? InZone(local, mapping) : file.Written);
            }
        }

        return new WaitingFile(file, null, default, file.Written);
    }

    private static DateTimeOffset InZone(DateTime local, FeedMapping mapping)
    {
        var offset = (mapping.Time?.Zone ?? TimeZoneInfo.Utc).GetUtcOffset(local);
        return local.Ticks - offset.Ticks is var utc && utc >= 0 && utc <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(utc, TimeSpan.Zero) : new DateTimeOffset(local, TimeSpan.Zero);
    }
}
