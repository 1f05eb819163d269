using System.Text;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Contracts.History;
using DxIoc.Wall.Pages;
using DxIoc.Wall.Scenes;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.Trends;

/// <summary>
/// Lines over hours, with limits where there is one indicator, and last week's behind them. They end in the live figures. Drawn as
/// text for SVG, so that a page has them before scripts run, and equal ones are not drawn again.
/// </summary>
/// <param name="Known">False until history was loaded.</param>
public sealed record TrendModel(
    string Title, string Unit, bool Known, Rows<TrendLine> Lines, Rows<TrendMark> Values, Rows<TrendMark> Times, Rows<TrendMark> Limits, bool HasGhost)
{
    private const int UsualHours = 24;
    private const int Steps = 300;
    private const int TimeMarks = 8;

    public static TrendModel Of(TileView view, TileInfo tile)
    {
        var wish = WishOf(tile, view.Scope);
        var set = view.Data.Series(wish);
        var cells = wish.Cells.Split(',').Select(c => c.Split('/')).Select(c => (Area: c[0], Info: view.Scope.Info(c[1]))).ToList();
        // The chart's right end moves a step at a time, so that lines that only grew older are not drawn again.
        var step = TimeSpan.FromSeconds(wish.Hours * 3_600.0 / Steps);
        var to = new DateTimeOffset(((view.Now.UtcTicks / step.Ticks) + 1) * step.Ticks, TimeSpan.Zero);
        var from = to - TimeSpan.FromHours(wish.Hours);
        var lines = cells.Select(c => (c.Area, c.Info, Line: set?.Series.FirstOrDefault(s => s.Area == c.Area && s.Indicator == c.Info.Id))).ToList();
        var alone = cells.Select(c => c.Info.Id).Distinct().Count() == 1 ? cells[0].Info : null;
        var values = lines.SelectMany(l => (l.Line?.Points ?? []).Concat(l.Line?.Ghost ?? []).Where(p => p.Time >= from).Select(p => p.Value))
            .Concat(cells.Select(c => view.Value(c.Info, c.Area))).OfType<double>().ToList();
        var limits = LimitsOf(alone, values).ToList();
        var scale = TrendScale.Of(from, to, [.. values, .. limits.Select(l => l.Value)]);
        return new TrendModel(
            TitleOf(view, tile, cells, alone),
            Units.Of(cells[0].Info, view.Language),
            set?.Series.Count > 0,
            new Rows<TrendLine>(lines.Select(l => LineOf(view, l.Area, l.Info, l.Line, scale, ChartGap.Of(l.Info, set?.Step ?? 60, wish.Hours), alone is not null))),
            new Rows<TrendMark>(scale.ValueMarks(cells[0].Info.Decimals, view.Language)),
            new Rows<TrendMark>(scale.TimeMarks(TimeMarks)),
            new Rows<TrendMark>(limits.Select(l => new TrendMark(TrendScale.Percent(scale.Y(l.Value) / TrendScale.Height), "", l.Kind))),
            lines.Any(l => l.Line?.Ghost?.Count > 0));
    }

    public static void Need(TileInfo tile, TileScope scope, SceneNeeds needs)
    {
        needs.Boards.UnionWith(AreasOf(tile, scope));
        needs.Series.Add(WishOf(tile, scope));
    }

    private static IEnumerable<string> AreasOf(TileInfo tile, TileScope scope) => tile.Areas ?? [scope.AreaOf(tile)];

    private static SeriesWish WishOf(TileInfo tile, TileScope scope) => new(
        string.Join(',', from area in AreasOf(tile, scope) from indicator in tile.Indicators where scope.Info(indicator).Areas.Contains(area) select $"{area}/{indicator}"),
        tile.Hours ?? UsualHours, 0, Steps, tile.Ghost);

    private static string TitleOf(TileView view, TileInfo tile, List<(string Area, IndicatorInfo Info)> cells, IndicatorInfo? alone) =>
        tile.Title?.In(view.Language.Code) ?? (alone is not null ? view.Title(tile, alone) : string.Join(", ", cells.Select(c => c.Info.Name.In(view.Language.Code)).Distinct()));

    /// <summary>Limits that are not far from the lines: others would press these flat.</summary>
    private static IEnumerable<(double Value, string Kind)> LimitsOf(IndicatorInfo? alone, List<double> values)
    {
        var (low, high) = values.Count == 0 ? (0, 0) : (values.Min(), values.Max());
        var reach = Math.Max(high - low, Math.Abs(high) * 0.6);
        return new (double? Value, string Kind)[] { (alone?.Thresholds?.Warning, "warning"), (alone?.Thresholds?.Critical, "critical"), (alone?.Target?.Value, "target") }
            .Where(l => l.Value is { } v && values.Count > 0 && v <= high + reach && v >= low - reach)
            .Select(l => (l.Value!.Value, l.Kind));
    }

    private static TrendLine LineOf(TileView view, string area, IndicatorInfo info, HistoryLine? line, TrendScale scale, double gap, bool byArea)
    {
        var points = (line?.Points ?? []).Select(p => (p.Time, p.Value)).ToList();
        if (view.Boards.Board(area).Find(info.Id) is { At: { } at } && view.Value(info, area) is { } live && (points.Count == 0 || at > points[^1].Time))
        {
            points.Add((at, live));
        }

        return new TrendLine(
            byArea ? view.Scope.AreaName(area, view.Language.Code) : info.Name.In(view.Language.Code),
            area,
            view.Model(info, area),
            PathOf(points, scale, gap),
            PathOf([.. (line?.Ghost ?? []).Select(p => (p.Time, p.Value))], scale, gap));
    }

    internal static string PathOf(List<(DateTimeOffset Time, double? Value)> points, TrendScale scale, double gap)
    {
        var path = new StringBuilder();
        DateTimeOffset? last = null;
        foreach (var (time, value) in points.Where(p => p.Time >= scale.From && p.Time <= scale.To))
        {
            if (value is not { } v)
            {
                last = null;
                continue;
            }

            var drawing = last is { } before && (time - before).TotalSeconds <= gap * 1.5;
            path.Append(drawing ? 'L' : 'M').Append(Figures.Machine(scale.X(time), 1)).Append(' ').Append(Figures.Machine(scale.Y(v), 1));
            last = time;
        }

        return path.ToString();
    }
}
