using DxIoc.Contracts.Dashboards;

namespace DxIoc.Indicators.Dashboards;

/// <summary>Scenes, playlists and situations in force, and the files that they come from. Immutable and validated; a reload makes a new one.</summary>
public sealed class DashboardSet(IReadOnlyList<SceneInfo> scenes, IReadOnlyList<PlaylistInfo> playlists, IReadOnlyList<DashboardFile> files)
{
    private readonly Dictionary<string, SceneInfo> _scenes = scenes.ToDictionary(s => s.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, PlaylistInfo> _playlists = playlists.ToDictionary(p => p.Id, StringComparer.Ordinal);

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<SceneInfo> Scenes { get; } = scenes;

    public IReadOnlyList<PlaylistInfo> Playlists { get; } = playlists;

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<SituationInfo> Situations { get; init; } = [];

    /// <summary>Pictures that are taken at times of day.</summary>
    public IReadOnlyList<SnapshotPlan> Snapshots { get; init; } = [];

    public IReadOnlyList<DashboardFile> Files { get; } = files;

    public SceneInfo? FindScene(string id) => _scenes.GetValueOrDefault(id);

    public PlaylistInfo? FindPlaylist(string id) => _playlists.GetValueOrDefault(id);
}
