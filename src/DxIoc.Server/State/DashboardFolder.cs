using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Dashboards;

namespace DxIoc.Server.State;

/// <summary>
/// The scenes and playlists of a folder, held against the catalogue in force, and read again when either changes. A bad change leaves
/// what runs in force and says so, in the log and on the page of scenes. A scene that was saved on the designer's page over a shipped
/// one stands in its place.
/// </summary>
internal sealed partial class DashboardFolder : YamlFolder, IDashboardSource
{
    private readonly ICatalogueSource _catalogue;
    private readonly DashboardRules _rules;
    private readonly ILogger<DashboardFolder> _logger;
    private readonly OwnDashboards? _own;
    private readonly Lock _turn = new();
    private IReadOnlyList<CatalogueText> _files;

    /// <param name="own">What was saved beside the shipped files; null for nothing.</param>
    /// <exception cref="CatalogueException">The dashboards cannot be used: all that is wrong with them.</exception>
    public DashboardFolder(
        string? folder, IReadOnlyList<string> embedHosts, ICatalogueSource catalogue, TimeProvider time, ILogger<DashboardFolder> logger, OwnDashboards? own = null)
        : base(folder ?? YamlFiles.Shipped("dashboards"), "Dashboards:Path", time)
    {
        _catalogue = catalogue;
        _rules = new DashboardRules(Strict: folder is not null, embedHosts);
        _logger = logger;
        _own = folder is null ? own : null;
        _files = ReadFirst();
        var result = DashboardReader.Read(_files, catalogue.Current, _rules);
        if (result.Dashboards is null && _own is not null && _files.Count > 0)
        {
            // What was saved may not fit the scenes of a newer version: walls show the shipped ones rather than nothing, and the page of
            // scenes says why.
            Errors = result.Errors;
            LogOwnNotTaken(_own.Folder, string.Join("; ", result.Errors.Take(5)));
            result = DashboardReader.Read(base.ReadFiles(), catalogue.Current, _rules);
        }

        Current = result.Dashboards ?? throw new CatalogueException(result.Errors);
        LogLoaded(Current.Scenes.Count, Current.Playlists.Count, Folder);
        catalogue.Changed += CatalogueChanged;
    }

    public event EventHandler? Changed;

    public DashboardSet Current { get; private set; }

    /// <summary>What is wrong with a change that was not taken; empty when the files are what is in force.</summary>
    public IReadOnlyList<CatalogueError> Errors { get; private set; } = [];

    /// <summary>What a file is held against besides the catalogue.</summary>
    internal DashboardRules Rules => _rules;

    protected override string What => "dashboards'";

    public override void Dispose()
    {
        _catalogue.Changed -= CatalogueChanged;
        base.Dispose();
    }

    /// <summary>What a file now says, in force or not; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    internal string? TextOf(string file) => FilesNow().FirstOrDefault(f => f.File == file)?.Text;

    /// <summary>What all files now say, in force or not.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be read.</exception>
    internal IReadOnlyList<CatalogueText> FilesNow() => ReadFiles();

    protected override IReadOnlyList<CatalogueText> ReadFiles()
    {
        var own = _own?.Read() ?? [];
        return own.Count == 0
            ? base.ReadFiles()
            : [.. base.ReadFiles().Where(f => own.All(o => o.File != f.File)).Concat(own).OrderBy(f => f.File, StringComparer.Ordinal)];
    }

    protected override void Take(IReadOnlyList<CatalogueText> files)
    {
        lock (_turn)
        {
            _files = files;
            var result = DashboardReader.Read(files, _catalogue.Current, _rules);
            Errors = result.Errors;
            if (result.Dashboards is not { } dashboards)
            {
                foreach (var error in result.Errors)
                {
                    LogNotTaken(error.ToString());
                }

                return;
            }

            Current = dashboards;
            LogLoaded(dashboards.Scenes.Count, dashboards.Playlists.Count, Folder);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    protected override void Unreadable(string reason) => LogUnreadable(Folder, reason);

    private void CatalogueChanged(object? sender, EventArgs e) => Take(_files);

    [LoggerMessage(Level = LogLevel.Information, Message = "DashboardsLoaded: {Scenes} scenes and {Playlists} playlists from {Folder}")]
    private partial void LogLoaded(int scenes, int playlists, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "DashboardsNotTaken: the scenes and playlists before stay in force: {Error}")]
    private partial void LogNotTaken(string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "OwnDashboardsNotTaken: what was saved in {Folder} cannot be used, the shipped scenes alone are in force: {Errors}")]
    private partial void LogOwnNotTaken(string folder, string errors);

    [LoggerMessage(Level = LogLevel.Warning, Message = "DashboardsUnreadable: {Folder}: {Reason}; looked at again every second")]
    private partial void LogUnreadable(string folder, string reason);
}
