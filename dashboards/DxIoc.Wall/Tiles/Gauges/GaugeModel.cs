using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.Gauges;

/// <summary>A figure on a half circle from min to max, with the zones in which it is a warning or critical, and the plan's target.</summary>
/// <param name="Arc">The part of the scale up to the value, 0 to 1; null when missing.</param>
public sealed record GaugeModel(FigureModel Figure, double? Arc, Rows<GaugeZone> Zones, double? TargetAt, string Min, string Max)
{
    /// <summary>Room for the number inside the arc, and how high it may be, in the drawing's units.</summary>
    private const double Room = 112;
    private const double Highest = 46;

    /// <summary>So that number and unit fill the arc's inside; a unit is set at two fifths, and a space before it.</summary>
    public string FontSize => Figures.Machine(Size, 1);

    public string UnitSize => Figures.Machine(Size * 0.42, 1);

    private double Size
    {
        get
        {
            var figure = Figure.Figure;
            var wide = figure.Value.Sum(c => c is '.' or ',' or ' ' or '\u00a0' ? 0.32 : 0.64) + (figure.Unit.Length > 0 ? (figure.Unit.Length + 1) * 0.25 : 0);
            return Math.Min(Highest, Room / Math.Max(1, wide));
        }
    }

    public static GaugeModel Of(TileView view, TileInfo tile)
    {
        var info = view.Scope.Info(tile.Indicator!);
        var value = view.Value(info, view.Scope.AreaOf(tile));
        var (min, max) = Scale(tile, info, value);
        double At(double v) => Math.Clamp((v - min) / (max - min), 0, 1);
        return new GaugeModel(
            FigureModel.Of(view, tile, spark: false),
            value is { } v ? At(v) : null,
            new Rows<GaugeZone>(ZonesOf(info.Thresholds, At)),
            info.Target is { } target ? At(target.Value) : null,
            Figures.Compact(min, min % 1 == 0 ? 0 : info.Decimals, view.Language),
            Figures.Compact(max, max % 1 == 0 ? 0 : info.Decimals, view.Language));
    }

    /// <summary>Said by the tile; else a share is of 100, and another figure reaches a good way beyond its last limit and its value.</summary>
    internal static (double Min, double Max) Scale(TileInfo tile, IndicatorInfo info, double? value)
    {
        var share = info.Unit.StartsWith('%');
        var marks = new[] { info.Thresholds?.Warning, info.Thresholds?.Critical, info.Target?.Value, value }.OfType<double>().DefaultIfEmpty(1).ToList();
        var min = tile.Min ?? Math.Min(0, marks.Min());
        var max = tile.Max ?? (share ? 100 : Nice(Math.Max(marks.Max() * 1.25, min + 1e-6)));
        return max > min ? (min, max) : (min, min + 1);
    }

    private static double Nice(double value)
    {
        var size = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1, 2, 2.5, 5, 10 }.First(n => n * size >= value) * size;
    }

    private static IEnumerable<GaugeZone> ZonesOf(ThresholdInfo? limits, Func<double, double> at)
    {
        if (limits is null)
        {
            return [new GaugeZone("plain", 0, 1)];
        }

        var (warning, critical) = (limits.Warning ?? limits.Critical, limits.Critical);
        var zones = new List<GaugeZone>();
        if (limits.Direction == "high")
        {
            var (w, c) = (warning is { } x ? at(x) : 1, critical is { } y ? at(y) : 1);
            zones = [new("normal", 0, w), new("warning", w, c), new("critical", c, 1)];
        }
        else
        {
            var (w, c) = (warning is { } x ? at(x) : 0, critical is { } y ? at(y) : 0);
            zones = [new("critical", 0, c), new("warning", c, w), new("normal", w, 1)];
        }

        return zones.Where(z => z.To - z.From > 0.001);
    }
}
