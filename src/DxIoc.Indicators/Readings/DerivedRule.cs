using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Readings;

/// <summary>
/// The reading of a derived indicator from the readings that its formula names, on the same board: as fresh as the
/// least fresh of them, as old as the oldest, covered as the least covered. Pure.
/// </summary>
public static class DerivedRule
{
    /// <param name="before">Its reading before this one, for the status' deadband; null at first.</param>
    /// <param name="reading">Gives an input's reading; null where the board has none yet.</param>
    public static CellReading Read(
        IndicatorDefinition indicator, Formula formula, CellReading? before, Func<string, CellReading?> reading)
    {
        var inputs = formula.References.Select(reading).ToList();
        var known = inputs.TrueForAll(i => i?.Value is not null);
        var value = known ? formula.Evaluate(id => reading(id)!.Value) : null;
        if (value is null || inputs.Count == 0)
        {
            var held = before?.Status ?? ReadingStatus.Unknown;
            return new CellReading(
                indicator.Id, null, held, Freshness.Missing, null, 0, CoverageOf(inputs), null,
                indicator.Target?.Value, null, held is ReadingStatus.Warning or ReadingStatus.Critical);
        }

        var figure = Significant.Of(value.Value * indicator.Scale);
        var freshness = inputs.Min(i => i!.Freshness);
        var status = freshness == Freshness.Live || before is null
            ? StatusRule.Next(before?.Status ?? ReadingStatus.Unknown, figure, indicator.Thresholds)
            : before.Status;
        return new CellReading(
            indicator.Id,
            figure,
            status,
            freshness,
            new Instant(inputs.Min(i => i!.At!.Value.Micros)),
            inputs.Min(i => i!.Samples),
            CoverageOf(inputs),
            Trend(indicator, formula, figure, reading),
            indicator.Target?.Value,
            AttainmentRule.Of(figure, indicator.Target),
            freshness != Freshness.Live && status is (ReadingStatus.Warning or ReadingStatus.Critical));
    }

    private static double? Trend(IndicatorDefinition indicator, Formula formula, double figure, Func<string, CellReading?> reading)
    {
        var earlier = formula.Evaluate(id => reading(id) is { Value: { } v, Trend: { } t } ? v - t : null);
        return earlier is { } e ? Significant.Difference(figure, e * indicator.Scale) : null;
    }

    private static Coverage CoverageOf(List<CellReading?> inputs) =>
        inputs.OfType<CellReading>()
            .Select(i => i.Coverage)
            .OrderBy(c => c.Expected == 0 ? 0 : c.Fresh / (double)c.Expected)
            .FirstOrDefault();
}
