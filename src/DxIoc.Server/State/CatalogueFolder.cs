using DxIoc.Indicators.Catalogue;

namespace DxIoc.Server.State;

/// <summary>The catalogue of a folder. A bad change leaves the running catalogue in force and says so.</summary>
internal sealed partial class CatalogueFolder : YamlFolder, ICatalogueSource
{
    private readonly CatalogueState _state;
    private readonly TimeProvider _time;
    private readonly ILogger<CatalogueFolder> _logger;

    /// <exception cref="CatalogueException">The catalogue cannot be used: all that is wrong with it.</exception>
    public CatalogueFolder(string? folder, CatalogueState state, TimeProvider time, ILogger<CatalogueFolder> logger)
        : base(folder ?? YamlFiles.Shipped("catalogue"), "Catalogue:Path", time)
    {
        _state = state;
        _time = time;
        _logger = logger;
        var result = CatalogueReader.Read(ReadFirst());
        Current = result.Catalogue ?? throw new CatalogueException(result.Errors);
        state.Loaded(time.GetUtcNow());
        LogLoaded(Current.Indicators.Count, Current.Areas.All.Count, Folder);
    }

    public event EventHandler? Changed;

    public IndicatorCatalogue Current { get; private set; }

    protected override string What => "catalogue";

    protected override void Take(IReadOnlyList<CatalogueText> files)
    {
        var result = CatalogueReader.Read(files);
        if (result.Catalogue is { } catalogue)
        {
            Current = catalogue;
            _state.Loaded(_time.GetUtcNow());
            LogLoaded(catalogue.Indicators.Count, catalogue.Areas.All.Count, Folder);
            Changed?.Invoke(this, EventArgs.Empty);
            return;
        }

        _state.Kept(result.Errors);
        foreach (var error in result.Errors)
        {
            LogNotTaken(error.ToString());
        }
    }

    protected override void Unreadable(string reason) => LogUnreadable(Folder, reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "CatalogueLoaded: {Indicators} indicators in {Areas} areas from {Folder}")]
    private partial void LogLoaded(int indicators, int areas, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "CatalogueNotTaken: the one before stays in force: {Error}")]
    private partial void LogNotTaken(string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "CatalogueUnreadable: {Folder}: {Reason}; looked at again every second")]
    private partial void LogUnreadable(string folder, string reason);
}
