using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Scenes;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.FeedList;

/// <summary>The feeds that indicators use, silent ones first. The past of feeds is not known: there a note stands in their place.</summary>
/// <param name="Known">False until feeds were loaded.</param>
public sealed record FeedListModel(string Title, string Counts, bool Known, bool Past, Rows<FeedRow> Feeds, int More)
{
    public static FeedListModel Of(TileView view, TileInfo tile)
    {
        var language = view.Language;
        var feeds = (view.Data.Feeds ?? []).Where(f => f.Used || f.Refused > 0)
            .Select(f => (Feed: f, Health: FeedHealth.Of(f, view.Now, language)))
            .OrderByDescending(f => f.Health.Silent).ThenByDescending(f => f.Feed.Rate).ThenBy(f => f.Feed.Id, StringComparer.Ordinal)
            .ToList();
        var shown = feeds.Take(tile.Limit ?? int.MaxValue).Select(f => new FeedRow(
            f.Feed.Id,
            f.Health.Name,
            f.Health.Silent,
            f.Health.Classes,
            f.Health.Sign,
            language[f.Health.Silent ? "feed.silent" : "feed.ok"],
            f.Health.BriefLastSeen,
            $"{Figures.Number(f.Feed.Rate, f.Feed.Rate < 10 ? 1 : 0, language)}{language["rate.unit"]}",
            f.Feed.Refused > 0 ? Figures.Whole(f.Feed.Refused, language) : "")).ToList();
        var silent = feeds.Count(f => f.Health.Silent);
        return new FeedListModel(
            tile.Title?.In(language.Code) ?? language["feed.health"],
            $"● {feeds.Count - silent} {language["feed.ok"]} · ◔ {silent} {language["feed.silent"]}",
            view.Data.Feeds is not null,
            view.At is not null,
            new Rows<FeedRow>(shown),
            feeds.Count - shown.Count);
    }
}
