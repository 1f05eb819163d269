using DxIoc.Indicators.Catalogue;

namespace DxIoc.Server.State;

/// <summary>
/// The catalogue of a folder, read at start and again when its files differ, looked at every second. (File events do not come
/// from network folders and mounted volumes; a look does.) A change counts once two looks found it the same: a file that is
/// being written may read well and yet miss half of its indicators. A bad change leaves the running catalogue in force and
/// says so.
/// </summary>
internal sealed partial class CatalogueFolder : BackgroundService, ICatalogueSource
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly string _folder;
    private readonly CatalogueState _state;
    private readonly TimeProvider _time;
    private readonly ILogger<CatalogueFolder> _logger;
    private IReadOnlyList<CatalogueText> _read;
    private IReadOnlyList<CatalogueText> _seen;
    private bool _unreadable;

    /// <exception cref="CatalogueException">The catalogue cannot be used: all that is wrong with it.</exception>
    public CatalogueFolder(string? folder, CatalogueState state, TimeProvider time, ILogger<CatalogueFolder> logger)
    {
        _folder = folder ?? CatalogueFiles.Shipped;
        _state = state;
        _time = time;
        _logger = logger;
        try
        {
            _read = CatalogueFiles.Read(_folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CatalogueException($"The catalogue folder {_folder} cannot be read ({e.Message.TrimEnd('.')}): check --Catalogue:Path.", e);
        }

        _seen = _read;
        var result = CatalogueReader.Read(_read);
        Current = result.Catalogue ?? throw new CatalogueException(result.Errors);
        state.Loaded(time.GetUtcNow());
        LogLoaded(Current.Indicators.Count, Current.Areas.All.Count, _folder);
    }

    public event EventHandler? Changed;

    public IndicatorCatalogue Current { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, _time);
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
            files = CatalogueFiles.Read(_folder);
            _unreadable = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An editor that saves by replacing leaves the folder without the file for a moment; the next look will do.
            if (!_unreadable)
            {
                LogUnreadable(_folder, e.Message);
            }

            _unreadable = true;
            return;
        }

        var still = files.SequenceEqual(_seen);
        _seen = files;
        if (!still || files.SequenceEqual(_read))
        {
            return;
        }

        _read = files;
        var result = CatalogueReader.Read(files);
        if (result.Catalogue is { } catalogue)
        {
            Current = catalogue;
            _state.Loaded(_time.GetUtcNow());
            LogLoaded(catalogue.Indicators.Count, catalogue.Areas.All.Count, _folder);
            Changed?.Invoke(this, EventArgs.Empty);
            return;
        }

        _state.Kept(result.Errors);
        foreach (var error in result.Errors)
        {
            LogNotTaken(error.ToString());
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "CatalogueLoaded: {Indicators} indicators in {Areas} areas from {Folder}")]
    private partial void LogLoaded(int indicators, int areas, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "CatalogueNotTaken: the one before stays in force: {Error}")]
    private partial void LogNotTaken(string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "CatalogueUnreadable: {Folder}: {Reason}; looked at again every second")]
    private partial void LogUnreadable(string folder, string reason);
}
