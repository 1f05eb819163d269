using DxIoc.Indicators.Catalogue;

namespace DxIoc.Server.State;

/// <summary>
/// A folder of YAML files, read at start and again when its files differ, looked at every second. (File events do not come
/// from network folders and mounted volumes; a look does.) A change counts once two looks found it the same: a file that is
/// being written may read well and yet miss half of what it is to say.
/// </summary>
/// <param name="folder">Exists, or the start fails.</param>
/// <param name="setting">The setting that names it.</param>
internal abstract class YamlFolder(string folder, string setting, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private IReadOnlyList<CatalogueText> _read = [];
    private IReadOnlyList<CatalogueText> _seen = [];
    private bool _unreadable;

    protected string Folder => folder;

    /// <summary>The first look, before the server starts.</summary>
    /// <exception cref="CatalogueException">The folder cannot be read.</exception>
    protected IReadOnlyList<CatalogueText> ReadFirst()
    {
        try
        {
            _read = ReadFiles();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CatalogueException($"The {What} folder {folder} cannot be read ({e.Message.TrimEnd('.')}): check --{setting}.", e);
        }

        _seen = _read;
        return _read;
    }

    /// <summary>What the folder holds, for people.</summary>
    protected abstract string What { get; }

    protected virtual IReadOnlyList<CatalogueText> ReadFiles() => YamlFiles.Read(folder);

    /// <summary>Files that differ from those before. A bad change leaves what runs in force and says so.</summary>
    protected abstract void Take(IReadOnlyList<CatalogueText> files);

    /// <summary>Said once until a look finds it readable again.</summary>
    protected abstract void Unreadable(string reason);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                LookAgain();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    /// <summary>One look at the files. Not for two threads at once.</summary>
    internal void LookAgain()
    {
        IReadOnlyList<CatalogueText> files;
        try
        {
            files = ReadFiles();
            _unreadable = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An editor that saves by replacing leaves the folder without the file for a moment; the next look will do.
            if (!_unreadable)
            {
                Unreadable(e.Message);
            }

            _unreadable = true;
            return;
        }

        var still = files.SequenceEqual(_seen);
        _seen = files;
        if (still && !files.SequenceEqual(_read))
        {
            _read = files;
            Take(files);
        }
    }
}
