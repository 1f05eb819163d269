using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Scenes;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.AttentionList;

/// <summary>
/// What needs a look in an area and those below it: critical first, then warning, stale, missing; among these the newest change first.
/// </summary>
public sealed record AttentionModel(string Title, int Critical, int Warning, int Stale, int Missing, Rows<AttentionRow> Items, int More)
{
    private const int UsualLimit = 10;

    public static AttentionModel Of(TileView view, TileInfo tile)
    {
        var area = view.Scope.AreaOf(tile);
        var all = All(view, area, tile.Sector).ToList();
        int Count(int rank) => all.Count(x => x.Rank == rank);
        var shown = all.OrderBy(x => x.Rank).ThenByDescending(x => x.Since ?? DateTimeOffset.MinValue)
            .ThenBy(x => x.Area, StringComparer.Ordinal).ThenBy(x => x.Figure.Indicator, StringComparer.Ordinal)
            .Take(tile.Limit ?? UsualLimit)
            .Select(x => new AttentionRow(x.Area, view.Scope.AreaName(x.Area, view.Language.Code), x.Figure, x.Since is { } since ? Figures.HourMinute(since) : ""))
            .ToList();
        return new AttentionModel(
            tile.Title?.In(view.Language.Code) ?? view.Language["attention"], Count(0), Count(1), Count(2), Count(3), new Rows<AttentionRow>(shown), all.Count - shown.Count);
    }

    public static void Need(TileInfo tile, TileScope scope, SceneNeeds needs)
    {
        needs.Boards.UnionWith(scope.Within(scope.AreaOf(tile)).Select(a => a.Id));
        needs.Changes.Add(scope.AreaOf(tile));
    }

    /// <summary>Ranks: 0 critical, 1 warning, 2 stale, 3 missing.</summary>
    internal static IEnumerable<(string Area, TileModel Figure, int Rank, DateTimeOffset? Since)> All(TileView view, string scope, string? sector)
    {
        foreach (var area in view.Scope.Within(scope))
        {
            foreach (var info in view.Scope.Seed.BoardOf(area.Id).Where(i => sector is null || i.Sector == sector))
            {
                var figure = view.Model(info, area.Id);
                var rank = figure.Status == ReadingStatus.Critical ? 0
                    : figure.Status == ReadingStatus.Warning ? 1
                    : figure.Freshness == Freshness.Stale ? 2
                    : figure.Freshness == Freshness.Missing ? 3
                    : 4;
                if (rank < 4)
                {
                    yield return (area.Id, figure, rank, rank < 2 ? view.Data.Since(scope, area.Id, info.Id) : view.Boards.Board(area.Id).Find(info.Id)?.At);
                }
            }
        }
    }
}
