using System.Globalization;
using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Dashboards;
using DxIoc.Indicators.Dashboards.Editing;
using DxIoc.Server.State;

namespace DxIoc.Server.Designing;

/// <summary>
/// What the designer's page works with: a scene's file, drafts of it, and saving. A draft is held against the catalogue and the other
/// files in force; a save besides against what the file says by then. The text before is kept. One save at a time.
/// </summary>
internal sealed partial class SceneDesk(
    DashboardFolder dashboards, OwnDashboards own, SceneVersions versions, ICatalogueSource catalogue, TimeProvider time, ILogger<SceneDesk> logger)
{
    /// <summary>Characters of a file that is edited at most.</summary>
    public const int TextLimit = 256 * 1024;

    private readonly ILogger<SceneDesk> _logger = logger;
    private readonly Lock _turn = new();

    private static readonly IReadOnlyList<TileKindInfo> Kinds =
        [.. TileKinds.All.Select(k => new TileKindInfo(k, [.. DashboardKeys.OfTile(k).Except(["id", "kind"])], [.. DashboardKeys.NeededBy(k)]))];

    /// <summary>The file that holds the scene; for one that there is not yet, the file that it would get.</summary>
    public string FileOf(string id) => dashboards.Current.FindScene(id)?.File ?? id + ".yaml";

    /// <param name="refusal">Why this caller may not save; null where it may.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public SceneFile Open(string id, string? refusal)
    {
        var file = FileOf(id);
        var text = dashboards.TextOf(file);
        return new SceneFile(
            file, VersionOf(text), own.Read().All(f => f.File != file) && text is not null, refusal, Draft(id, text ?? "", []), Kinds, dashboards.Rules.EmbedHosts);
    }

    /// <summary>The text with the edits, and how it then reads.</summary>
    public SceneDraft Draft(string id, string text, IReadOnlyList<SceneEdit> edits)
    {
        var edited = SceneEditor.Apply(text, id, edits);
        var read = edited.Text.Length == 0 ? new DashboardResult(null, []) : Read([.. dashboards.Current.Files.Select(f => new CatalogueText(f.File, f.Text))], FileOf(id), edited.Text);
        var scene = read.Dashboards?.FindScene(id);
        IEnumerable<string> errors = edited.Problem is { } problem ? [problem]
            : read.Dashboards is not null && scene is null ? [$"the text has no scene '{id}': give a scene this id, or open another"]
            : [];
        return new SceneDraft(edited.Text, scene, [.. errors, .. read.Errors.Select(e => e.ToString())], SceneEditor.Drawn(edited.Text, id));
    }

    /// <summary>Writes the file where nothing is wrong with it.</summary>
    /// <param name="from">Who asked, for the log.</param>
    public SaveOutcome Save(string id, string text, string version, string from)
    {
        var draft = Draft(id, text, []);
        if (draft.Scene is null || draft.Errors.Count > 0)
        {
            return new SaveOutcome(null, draft.Errors, Changed: false);
        }

        lock (_turn)
        {
            var file = FileOf(id);
            try
            {
                var before = dashboards.TextOf(file);
                if (VersionOf(before) != version)
                {
                    return new SaveOutcome(null, [$"{file} was changed since: look at it, then do your changes again"], Changed: true);
                }

                // Not what is in force but what lies there: somebody else may have saved another file a moment ago.
                var read = Read(dashboards.FilesNow(), file, text);
                if (read.Dashboards?.FindScene(id) is null)
                {
                    return new SaveOutcome(null, [.. read.Errors.Select(e => e.ToString())], Changed: false);
                }

                if (before is not null && before != text)
                {
                    versions.Keep(file, before, time.GetUtcNow());
                }

                own.Write(file, text);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogNotSaved(file, own.Folder, e.Message);
                return new SaveOutcome(null, [string.Create(CultureInfo.InvariantCulture, $"the server cannot write {file}; its log says why")], Changed: false);
            }

            LogSaved(id, file, from);
            return new SaveOutcome(new SceneSaved(file, VersionOf(text)), [], Changed: false);
        }
    }

    /// <exception cref="IOException">The store cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The store may not be read.</exception>
    public IReadOnlyList<SceneVersion> Versions(string id) => versions.List(FileOf(id));

    /// <summary>A former text as a draft; null where there is none of that name.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The store may not be read.</exception>
    public SceneDraft? Version(string id, string version) => versions.Read(FileOf(id), version) is { } text ? Draft(id, text, []) : null;

    private static string VersionOf(string? text) => text is null ? "" : DashboardFile.Of(new CatalogueText("", text)).Version;

    private DashboardResult Read(IReadOnlyList<CatalogueText> files, string file, string text) =>
        DashboardReader.Read([.. files.Where(f => f.File != file), new CatalogueText(file, text)], catalogue.Current, dashboards.Rules);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SceneSaved: {Scene} in {File} on the designer's page by {From}")]
    private partial void LogSaved(string scene, string file, string from);

    [LoggerMessage(Level = LogLevel.Error, Message = "SceneNotSaved: {File} cannot be written into {Folder}: {Reason}")]
    private partial void LogNotSaved(string file, string folder, string reason);
}
