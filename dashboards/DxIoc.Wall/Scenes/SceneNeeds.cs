using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Live;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Scenes;

/// <summary>All that a scene's tiles want to be loaded, each thing once however many tiles show it.</summary>
public sealed class SceneNeeds
{
    /// <summary>Areas whose boards are followed: one stream an area.</summary>
    public HashSet<string> Boards { get; } = new(StringComparer.Ordinal);

    public HashSet<(string Area, string Indicator)> Sparks { get; } = [];

    public HashSet<SeriesWish> Series { get; } = [];

    /// <summary>Areas whose cameras are listed.</summary>
    public HashSet<string> Cameras { get; } = new(StringComparer.Ordinal);

    /// <summary>Areas whose changes of status are known.</summary>
    public HashSet<string> Changes { get; } = new(StringComparer.Ordinal);

    public bool Feeds { get; set; }

    public static SceneNeeds Of(SceneInfo scene, WallSeed seed)
    {
        var (needs, scope) = (new SceneNeeds(), new TileScope(scene, seed));
        foreach (var tile in scene.Tiles.Where(t => TileTrouble.Of(t, scope) is null))
        {
            TileRegistry.Find(tile.Kind)!.Need(tile, scope, needs);
        }

        return needs;
    }
}
