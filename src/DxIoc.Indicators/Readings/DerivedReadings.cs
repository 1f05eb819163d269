using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Readings;

/// <summary>The derived indicators of a board, and what each needs. The catalogue has no circle among them.</summary>
public sealed class DerivedReadings
{
    private readonly List<(IndicatorDefinition Indicator, Formula Formula)> _formulas = [];

    public DerivedReadings(IReadOnlyList<IndicatorDefinition> indicators)
    {
        foreach (var indicator in indicators)
        {
            if (indicator.Formula is { } text && Formula.TryParse(text, out var formula, out _))
            {
                _formulas.Add((indicator, formula!));
            }
        }
    }

    public bool Contains(string indicator) => _formulas.Exists(f => f.Indicator.Id == indicator);

    /// <summary>The derived readings that change when one reading has, those that need one another in turn.</summary>
    public IEnumerable<CellReading> After(string changed, IReadOnlyDictionary<string, CellReading> readings)
    {
        var next = new Queue<string>([changed]);
        while (next.TryDequeue(out var id))
        {
            foreach (var (indicator, formula) in _formulas)
            {
                if (formula.References.Contains(id))
                {
                    yield return DerivedRule.Read(
                        indicator, formula, readings.GetValueOrDefault(indicator.Id), readings.GetValueOrDefault);
                    next.Enqueue(indicator.Id);
                }
            }
        }
    }
}
