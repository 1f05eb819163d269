using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Live;
using DxIoc.Wall.Scenes;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles;

/// <summary>All that a tile decides its look from: the scene, the boards as they are or stood, what was loaded, the language.</summary>
/// <param name="At">The moment that is shown where it is past; null for now.</param>
public sealed record TileView(TileScope Scope, IBoardSource Boards, SceneData Data, Language Language, DateTimeOffset? At)
{
    /// <summary>Where a tile says that it stands, so that the scene's pulse asks it; null where nothing beats.</summary>
    public BeatenTiles? Beaten { get; init; }

    /// <summary>The moment that is shown, by the server's clock.</summary>
    public DateTimeOffset Now => Boards.Now;

    public TileModel Model(IndicatorInfo info, string area) =>
        TileModel.Of(info, Boards.Board(area).Find(info.Id), Now, Scope.IsRoot(area) && info.Areas.Count > 1, Language);

    public double? Value(IndicatorInfo info, string area)
    {
        var reading = Boards.Board(area).Find(info.Id);
        return TileModel.FreshnessAt(info, reading, Now) == Contracts.Boards.Freshness.Missing ? null : reading?.Value;
    }

    /// <summary>A tile's own title, or the indicator's name with the area where that is not the scene's.</summary>
    public string Title(TileInfo tile, IndicatorInfo info)
    {
        var area = Scope.AreaOf(tile);
        return tile.Title?.In(Language.Code)
            ?? (area == Scope.Scene.Area ? info.Name.In(Language.Code) : $"{info.Name.In(Language.Code)} · {Scope.AreaName(area, Language.Code)}");
    }
}
