using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Live;
using DxIoc.Wall.Texts;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Scenes;

/// <summary>What needs a look, worst first: critical, warning, then stale; what is missing is counted, not listed.</summary>
public sealed record Attention(string Area, string AreaName, TileModel Tile)
{
    /// <returns>The worst, and how many more there are.</returns>
    public static (IReadOnlyList<Attention> Shown, int More) Of(WallSeed seed, IBoardSource boards, Language language, int most)
    {
        var now = boards.Now;
        var all = seed.Areas
            .SelectMany(area => seed.BoardOf(area.Id).Select(info => (area, info, Reading: boards.Board(area.Id).Find(info.Id))))
            .Where(x => x.Reading is not null)
            .Select(x => new Attention(
                x.area.Id,
                x.area.Name.In(language.Code),
                TileModel.Of(x.info, x.Reading, now, x.area.Parent is null, language)))
            .Where(a => a.Tile.Status >= ReadingStatus.Warning || a.Tile.Freshness == Freshness.Stale)
            .OrderByDescending(a => a.Tile.Status >= ReadingStatus.Warning ? a.Tile.Status : ReadingStatus.Unknown)
            .ThenBy(a => a.Area, StringComparer.Ordinal)
            .ToList();
        return ([.. all.Take(most)], Math.Max(0, all.Count - most));
    }
}
