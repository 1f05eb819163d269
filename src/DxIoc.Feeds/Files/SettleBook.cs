namespace DxIoc.Feeds.Files;

/// <summary>Since when each file that waits has stood still, by our own clock: the disk's may be another machine's. Bounded by what is noted in a look.</summary>
internal sealed class SettleBook(TimeProvider time)
{
    private Dictionary<string, (SeenFile File, long Since)> _before = new(StringComparer.Ordinal);
    private Dictionary<string, (SeenFile File, long Since)> _now = new(StringComparer.Ordinal);

    /// <summary>Begins a look: what is not noted in it is forgotten at the next.</summary>
    public void Begin() => (_before, _now) = (_now, new(StringComparer.Ordinal));

    /// <summary>How long it has to stand still yet; zero or less where it has.</summary>
    public TimeSpan Note(SeenFile file, TimeSpan settle)
    {
        var since = _before.TryGetValue(file.Path, out var known) && known.File == file ? known.Since : time.GetTimestamp();
        _now[file.Path] = (file, since);
        return settle - time.GetElapsedTime(since);
    }
}
