using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Contracts.History;
using DxIoc.Wall.Scenes;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.HeatMaps;

/// <summary>An indicator by hour and day, today last. Days before the first recorded one are left out.</summary>
public sealed record HeatMapModel(FigureModel Figure, Rows<HeatDay> Days, string Low, string High)
{
    private const int UsualDays = 7;
    private const int Levels = 7;
    private const int LongestText = 4;

    public static HeatMapModel Of(TileView view, TileInfo tile)
    {
        var (info, language) = (view.Scope.Info(tile.Indicator!), view.Language);
        var wish = WishOf(tile, view.Scope);
        var points = view.Data.Series(wish)?.Series is [{ Points: var recorded }, ..] ? recorded : [];
        var now = Figures.Local(view.Now);
        var first = now - now.TimeOfDay - TimeSpan.FromDays(wish.Days - 1);
        var byHour = points.Where(p => p.Value is not null)
            .GroupBy(p => (int)Math.Floor((p.Time - first).TotalHours))
            .ToDictionary(g => g.Key, g => g.Average(p => p.Value!.Value));
        var (low, high) = byHour.Count > 0 ? (byHour.Values.Min(), byHour.Values.Max()) : (0, 0);
        var days = Enumerable.Range(0, wish.Days)
            .SkipWhile(d => d < wish.Days - 2 && !Enumerable.Range(d * 24, 24).Any(byHour.ContainsKey))
            .Select(d => DayOf(d, first, now, byHour, info, low, high, language));
        return new HeatMapModel(
            FigureModel.Of(view, tile, spark: false),
            new Rows<HeatDay>(Legible(days.ToList())),
            byHour.Count > 0 ? Figures.Compact(low, info.Decimals, language) : "",
            byHour.Count > 0 ? Figures.Compact(high, info.Decimals, language) : "");
    }

    public static void Need(TileInfo tile, TileScope scope, SceneNeeds needs)
    {
        needs.Boards.Add(scope.AreaOf(tile));
        needs.Series.Add(WishOf(tile, scope));
    }

    /// <summary>One step an hour: with half an hour there would be more than are wanted.</summary>
    private static SeriesWish WishOf(TileInfo tile, TileScope scope)
    {
        var days = tile.Days ?? UsualDays;
        return new SeriesWish($"{scope.AreaOf(tile)}/{tile.Indicator}", 0, days, (days * 24) + 2, false);
    }

    /// <summary>An hour has room for few letters: where one figure would be cut, the colours speak with the scale, and none is shown.</summary>
    private static IEnumerable<HeatDay> Legible(List<HeatDay> days) => days.All(d => d.Hours.All(h => h.Text.Length <= LongestText))
        ? days
        : days.Select(d => d with { Hours = new Rows<HeatCell>(d.Hours.Select(h => h with { Text = "" })) });

    private static HeatDay DayOf(
        int day, DateTimeOffset first, DateTimeOffset now, Dictionary<int, double> byHour, IndicatorInfo info, double low, double high, Language language)
    {
        var date = first.AddDays(day);
        var cells = Enumerable.Range(0, 24).Select(hour => byHour.TryGetValue((day * 24) + hour, out var value)
            ? new HeatCell(LevelOf(value, info, low, high), Figures.Compact(value, Math.Abs(value) < 9.95 ? info.Decimals : 0, language, most: 999.5))
            : new HeatCell(date.AddHours(hour) > now ? "later" : "none", ""));
        return new HeatDay(
            $"{date.ToString("ddd", language.Culture)} {date.ToString("dd/MM", System.Globalization.CultureInfo.InvariantCulture)}", date.Date == now.Date, new Rows<HeatCell>(cells));
    }

    private static string LevelOf(double value, IndicatorInfo info, double low, double high)
    {
        var bad = info.Thresholds is not { } t ? ReadingStatus.Normal
            : Beyond(value, t.Critical, t) ? ReadingStatus.Critical
            : Beyond(value, t.Warning, t) ? ReadingStatus.Warning
            : ReadingStatus.Normal;
        return bad == ReadingStatus.Critical ? "c"
            : bad == ReadingStatus.Warning ? "w"
            : Figures.Machine(high > low ? Math.Min(Levels - 1, Math.Floor((value - low) / (high - low) * Levels)) : Levels / 2, 0);
    }

    private static bool Beyond(double value, double? limit, ThresholdInfo t) => limit is { } l && (t.Direction == "high" ? value >= l : value <= l);
}
