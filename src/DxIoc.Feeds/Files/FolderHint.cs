namespace DxIoc.Feeds.Files;

/// <summary>
/// Says that a folder may have changed, where the disk tells it: network drives and some mounted volumes do not, so that it makes a look
/// come sooner and replaces none.
/// </summary>
internal sealed class FolderHint : IDisposable
{
    private readonly SemaphoreSlim _changed = new(0, 1);
    private FileSystemWatcher? _watcher;

    /// <summary>Watches from now on, if it can. Called again after a folder was away.</summary>
    public void Watch(string root, bool deep)
    {
        _watcher?.Dispose();
        _watcher = null;
        try
        {
            _watcher = new FileSystemWatcher(root) { IncludeSubdirectories = deep, NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite };
            _watcher.Created += (_, _) => Say();
            _watcher.Changed += (_, _) => Say();
            _watcher.Renamed += (_, _) => Say();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The system's watches are used up, or the folder is gone again; the looks by the clock do without.
        }
    }

    public Task WaitAsync(CancellationToken cancellation) => _changed.WaitAsync(cancellation);

    public void Dispose()
    {
        _watcher?.Dispose();
        _changed.Dispose();
    }

    private void Say()
    {
        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // Said already.
        }
        catch (ObjectDisposedException)
        {
            // A last event after the end.
        }
    }
}
