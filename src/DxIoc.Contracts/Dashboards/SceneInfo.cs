using DxIoc.Contracts.Catalogue;

namespace DxIoc.Contracts.Dashboards;

/// <summary>A layout of tiles on a screen, as a wall draws it: nothing is left to be worked out but the figures.</summary>
public sealed record SceneInfo
{
    public required string Id { get; init; }

    public required LocalText Title { get; init; }

    /// <summary>The area that the scene is about; tiles that name none show its figures.</summary>
    public required string Area { get; init; }

    public required SceneLayouts Layouts { get; init; }

    public IReadOnlyList<TileInfo> Tiles { get; init; } = [];

    /// <summary>The file that it comes from, relative to the folder of dashboards.</summary>
    public required string File { get; init; }

    /// <summary>Differs when anything that is drawn differs.</summary>
    public required string Version { get; init; }
}
