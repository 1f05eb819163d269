using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Texts;
using DxIoc.Wall.Tiles.AttentionList;

namespace DxIoc.Wall.Tiles.Tickers;

/// <summary>
/// A line of news: a text of the file's own, then what is critical and warning. Bounded. It moves on by one piece every few seconds
/// and stands in between: what always moves is hard to read, tires eyes and costs a wall its processor.
/// </summary>
public sealed record TickerModel(Rows<TickerItem> Items)
{
    private const int Limit = 12;
    private const int StandSeconds = 6;

    public static TickerModel Of(TileView view, TileInfo tile)
    {
        var language = view.Language;
        var news = AttentionModel.All(view, view.Scope.AreaOf(tile), null)
            .Where(x => x.Rank < 2).OrderBy(x => x.Rank).ThenByDescending(x => x.Since ?? DateTimeOffset.MinValue)
            .ThenBy(x => x.Area, StringComparer.Ordinal).ThenBy(x => x.Figure.Indicator, StringComparer.Ordinal)
            .Take(Limit)
            .Select(x => new TickerItem(
                x.Figure.Classes, x.Figure.Sign, $"{view.Scope.AreaName(x.Area, language.Code)}: {x.Figure.Name} {x.Figure.Value} {x.Figure.Unit}".TrimEnd(), x.Figure.ShortAge));
        var items = new[] { tile.Text?.In(language.Code) }.OfType<string>().Select(t => new TickerItem("", "◈", t, "")).Concat(news).ToList();
        if (items.Count == 0)
        {
            items.Add(new TickerItem("st-normal", "●", language["attention-none"], ""));
        }

        var first = (int)(view.Now.ToUnixTimeSeconds() / StandSeconds % items.Count);
        return new TickerModel(new Rows<TickerItem>([.. items.Skip(first), .. items.Take(first)]));
    }
}
