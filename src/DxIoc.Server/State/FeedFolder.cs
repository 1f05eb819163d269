using DxIoc.Feeds.Areas;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Server.State;

/// <summary>
/// The feed definitions of a folder, held against the catalogue in force, and read again when either changes. The shipped templates
/// can be used from every folder; a file of one's own with a shipped one's name stands in its place. A bad change leaves the running
/// definitions in force and says so.
/// </summary>
internal sealed partial class FeedFolder : YamlFolder, IFeedMappings
{
    private readonly IAreaFiles _areas;
    private readonly ICatalogueSource _catalogue;
    private readonly AcceptedFolder? _accepted;
    private readonly ILogger<FeedFolder> _logger;
    private readonly Lock _turn = new();
    private IReadOnlyList<CatalogueText> _files;

    /// <param name="accepted">What was accepted on the feeds page, read beside the folder; null for nothing.</param>
    /// <exception cref="CatalogueException">The definitions cannot be used: all that is wrong with them.</exception>
    public FeedFolder(
        string? folder, IAreaFiles areas, ICatalogueSource catalogue, TimeProvider time, ILogger<FeedFolder> logger, AcceptedFolder? accepted = null)
        : base(folder ?? YamlFiles.Shipped("feeds"), "Feeds:Path", time)
    {
        _areas = areas;
        _catalogue = catalogue;
        _logger = logger;
        _accepted = accepted;
        _files = ReadFirst();
        var result = FeedMappingsReader.Read(_files, catalogue.Current, Folder, areas);
        Current = result.Mappings ?? throw new CatalogueException(result.Errors);
        LogLoaded(Current.Count, Folder);
        catalogue.Changed += CatalogueChanged;
    }

    public event EventHandler? Changed;

    public FeedMappings Current { get; private set; }

    /// <summary>The files as they were last taken or refused.</summary>
    internal IReadOnlyList<CatalogueText> Files => _files;

    protected override string What => "feed definitions'";

    /// <summary>The shipped templates, and the files of a folder beside or over them.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    internal static IReadOnlyList<CatalogueText> WithShipped(IReadOnlyList<CatalogueText> own)
    {
        var names = own.Select(f => f.File).ToHashSet(StringComparer.Ordinal);
        return [.. YamlFiles.Read(YamlFiles.Shipped("feeds")).Where(f => !names.Contains(f.File)), .. own];
    }

    public override void Dispose()
    {
        _catalogue.Changed -= CatalogueChanged;
        base.Dispose();
    }

    protected override IReadOnlyList<CatalogueText> ReadFiles() => [.. WithShipped(base.ReadFiles()), .. _accepted?.Read() ?? []];

    protected override void Take(IReadOnlyList<CatalogueText> files)
    {
        lock (_turn)
        {
            _files = files;
            var result = FeedMappingsReader.Read(files, _catalogue.Current, Folder, _areas);
            if (result.Mappings is not { } mappings)
            {
                foreach (var error in result.Errors)
                {
                    LogNotTaken(error.ToString());
                }

                return;
            }

            Current = mappings;
            LogLoaded(mappings.Count, Folder);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    protected override void Unreadable(string reason) => LogUnreadable(Folder, reason);

    private void CatalogueChanged(object? sender, EventArgs e) => Take(_files);

    [LoggerMessage(Level = LogLevel.Information, Message = "FeedsLoaded: {Definitions} feed definitions from {Folder}")]
    private partial void LogLoaded(int definitions, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "FeedsNotTaken: the feed definitions before stay in force: {Error}")]
    private partial void LogNotTaken(string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "FeedsUnreadable: {Folder}: {Reason}; looked at again every second")]
    private partial void LogUnreadable(string folder, string reason);
}
