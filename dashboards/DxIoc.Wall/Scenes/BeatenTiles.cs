namespace DxIoc.Wall.Scenes;

/// <summary>What a scene's pulse asks: as much as stands in the scene, in the order in which it came. Used on the renderer's thread alone.</summary>
public sealed class BeatenTiles
{
    private readonly HashSet<IBeaten> _tiles = [];
    private IBeaten[]? _all;

    public IReadOnlyList<IBeaten> All => _all ??= [.. _tiles];

    public void Add(IBeaten tile)
    {
        if (_tiles.Add(tile))
        {
            _all = null;
        }
    }

    public void Remove(IBeaten tile)
    {
        if (_tiles.Remove(tile))
        {
            _all = null;
        }
    }
}
