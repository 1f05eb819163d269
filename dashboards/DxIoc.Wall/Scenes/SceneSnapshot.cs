using DxIoc.Contracts.Devices;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;

namespace DxIoc.Wall.Scenes;

/// <summary>What a scene had loaded where it was pre-rendered, carried into the browser so that nothing vanishes until it loads by itself.</summary>
/// <param name="Subject">The scene and version that it is of.</param>
public sealed record SceneSnapshot(
    string Subject,
    IReadOnlyList<FeedInfo>? Feeds,
    IReadOnlyDictionary<string, IReadOnlyList<Sparkline>> Sparks,
    IReadOnlyDictionary<string, IReadOnlyList<DeviceLatest>> Cameras)
{
    public IReadOnlyDictionary<string, IReadOnlyList<PictureInfo>> Pictures { get; init; } = new Dictionary<string, IReadOnlyList<PictureInfo>>();
}
