using Microsoft.Data.Sqlite;

namespace DxIoc.Feeds.Files;

/// <summary>
/// The files of one folder that are done and lie there still. A mark is worth as much as size and time of its file: one that was written
/// again is new. Full, the oldest tenth is given up, and files as old as those are passed over from then on. Not for two threads at once.
/// </summary>
internal sealed class DoneBook
{
    /// <summary>Marks of a folder at most.</summary>
    public const int DefaultLimit = 200_000;

    private readonly Dictionary<string, (SeenFile File, DateTimeOffset Newest)> _done;
    private readonly FileMarks _marks;
    private readonly string _folder;
    private readonly int _limit;
    private DateTimeOffset _floor;

    public DoneBook(FileMarks marks, string folder, int limit = DefaultLimit)
    {
        (_marks, _folder, _limit) = (marks, folder, limit);
        _floor = marks.Floor(folder) ?? DateTimeOffset.MinValue;
        _done = marks.Load(folder).ToDictionary(m => m.File.Path, m => m, StringComparer.Ordinal);
    }

    public int Count => _done.Count;

    /// <summary>Whether it is done, or as old as what is not remembered any more.</summary>
    /// <param name="newest">The later of what its name says and when it was written.</param>
    public bool Has(SeenFile file, DateTimeOffset newest) =>
        newest <= _floor || (_done.TryGetValue(file.Path, out var mark) && mark.File == file);

    /// <summary>Remembers files; why they are remembered until the end of this run only, or null.</summary>
    public string? Add(IReadOnlyList<(SeenFile File, DateTimeOffset Newest)> files)
    {
        foreach (var file in files)
        {
            _done[file.File.Path] = file;
        }

        List<string> forgotten = [];
        if (_done.Count > _limit)
        {
            var oldest = _done.Values.OrderBy(d => d.Newest).Take(Math.Max(_done.Count - _limit, _limit / 10)).ToList();
            _floor = oldest[^1].Newest;
            forgotten = [.. oldest.Select(d => d.File.Path)];
        }

        return Keep(files, forgotten, forgotten.Count > 0 ? _floor : null);
    }

    /// <summary>Whether a file of that path is remembered, as it stands or as it stood.</summary>
    public bool Knows(string path) => _done.ContainsKey(path);

    /// <summary>Forgets what a whole look did not find of those that are known, and what is too old to be read again.</summary>
    public string? Prune(IReadOnlySet<string> found, DateTimeOffset oldest)
    {
        var forgotten = _done.Where(d => !found.Contains(d.Key) || d.Value.Newest < oldest).Select(d => d.Key).ToList();
        return forgotten.Count == 0 ? null : Keep([], forgotten, null);
    }

    private string? Keep(IReadOnlyList<(SeenFile File, DateTimeOffset Newest)> done, List<string> forgotten, DateTimeOffset? floor)
    {
        foreach (var path in forgotten)
        {
            _done.Remove(path);
        }

        try
        {
            _marks.Change(_folder, done, forgotten, floor);
            return null;
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }
}
