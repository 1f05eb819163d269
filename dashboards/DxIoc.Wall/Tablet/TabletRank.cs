using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Live;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Tablet;

/// <summary>An area among its neighbours: the share of its indicators that are live and normal. Equal shares have equal places.</summary>
/// <param name="Place">From 1, the best.</param>
/// <param name="Share">0 to 1.</param>
public sealed record TabletRank(AreaInfo Area, int Place, int Well, int Total, double Share)
{
    public static IReadOnlyList<TabletRank> Of(WallSeed seed, IBoardSource boards, AreaInfo area)
    {
        var all = seed.Areas
            .Where(a => a.Parent == area.Parent)
            .Select(a => (Area: a, Indicators: seed.BoardOf(a.Id).ToList(), Board: boards.Board(a.Id)))
            .Where(a => a.Indicators.Count > 0)
            .Select(a => (a.Area, Total: a.Indicators.Count, Well: a.Indicators.Count(i => IsWell(i, a.Board.Find(i.Id), boards.Now))))
            .Select(a => (a.Area, a.Total, a.Well, Share: (double)a.Well / a.Total))
            .OrderByDescending(a => a.Share)
            .ToList();
        return [.. all.Select(a => new TabletRank(a.Area, 1 + all.Count(o => o.Share > a.Share), a.Well, a.Total, a.Share))];
    }

    private static bool IsWell(IndicatorInfo info, Reading? reading, DateTimeOffset now) =>
        reading?.Status == ReadingStatus.Normal && TileModel.FreshnessAt(info, reading, now) == Freshness.Live;
}
