using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Reports;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Reports;

namespace DxIoc.Feeds.Files;

/// <summary>Reads the rows of one file, one after the other: a figure that comes twice is an error of the second row. Not safe for concurrent use.</summary>
internal sealed partial class FigureRowReader(
    SheetRow headers, FigureFileOptions options, NumberStyle numbers, IndicatorCatalogue catalogue, Instant now)
{
    private readonly FigureNames _names = new(catalogue);
    private readonly Dictionary<(string Area, string Indicator, string Period), int> _seen = [];
    private IReadOnlyDictionary<FigureColumn, int>? _known;
    private List<FigureError> _errors = [];
    private SheetRow _row = new(0, []);

    private IReadOnlyDictionary<FigureColumn, int> Columns => _known ??= FigureHeaders.Of(headers);

    public FigurePreviewRow Read(SheetRow row)
    {
        (_row, _errors) = (row, []);
        var indicator = IndicatorOf();
        var area = AreaOf(indicator);
        var period = PeriodOf(indicator);
        var value = indicator is null ? null : ValueOf(indicator);
        var target = TargetOf(indicator);
        if (indicator is not null && area is not null && period is { } p && value is { } v && _errors.Count == 0)
        {
            var figure = new FigureRow(row.Number, area, indicator.Id, p.ToString(), v.Value, v.Numerator, v.Denominator, target, Cell(FigureColumn.Note).Text);
            if (_seen.TryAdd((area, indicator.Id, figure.Period), row.Number))
            {
                return new FigurePreviewRow(row.Number, Texts(), figure, null, []);
            }

            Refuse(FigureColumn.Indicator, Twice(_seen[(area, indicator.Id, figure.Period)]));
        }

        return new FigurePreviewRow(row.Number, Texts(), null, null, _errors);
    }

    /// <summary>"85 %" is 85: the sign says what the unit says.</summary>
    public static string WithoutPercent(string text) => text.EndsWith('%') ? text[..^1].TrimEnd() : text;

    private IReadOnlyList<string> Texts() => [.. headers.Cells.Select((_, i) => _row[i].Text)];

    private SheetCell Cell(FigureColumn column) => Columns.TryGetValue(column, out var at) ? _row[at] : new SheetCell("");

    private void Refuse(FigureColumn column, LocalText problem) => _errors.Add(Columns.TryGetValue(column, out var at)
        ? new FigureError(_row.Number, at, headers[at].Text, problem)
        : new FigureError(_row.Number, -1, FigureHeaders.NameOf(column).Vi, problem));

    private IndicatorDefinition? IndicatorOf()
    {
        var text = Cell(FigureColumn.Indicator).Text;
        if (_names.Indicator(text) is { } found)
        {
            return found;
        }

        Refuse(FigureColumn.Indicator, text.Length == 0 ? Needed : catalogue.Find(FoldedText.Of(text).Replace(' ', '-')) is { Report: null } ? Measured : NoIndicator(text));
        return null;
    }

    private string? AreaOf(IndicatorDefinition? indicator)
    {
        var text = Cell(FigureColumn.Area).Text is { Length: > 0 } own ? own : options.Area ?? "";
        if (_names.Area(text) is not { } area)
        {
            Refuse(FigureColumn.Area, text.Length == 0 ? Needed : NoArea(text));
            return null;
        }

        if (indicator is not null && !catalogue.ObservedAt(indicator).Contains(area))
        {
            Refuse(FigureColumn.Area, catalogue.OnBoard(area, indicator.Id) ? RolledUp : NotReportedHere(indicator));
        }

        return area;
    }

    private Period? PeriodOf(IndicatorDefinition? indicator)
    {
        var cell = Cell(FigureColumn.Period);
        var text = cell.Text.Length > 0 ? cell.Text : options.Period ?? "";
        if (text.Length == 0 || cell.Broken)
        {
            Refuse(FigureColumn.Period, cell.Broken ? BrokenCell : Needed);
            return null;
        }

        if (!Period.TryParse(FoldedText.KeepingSigns(text), out var period))
        {
            Refuse(FigureColumn.Period, NoPeriod(text));
            return null;
        }

        // A spreadsheet makes 2022-03 a date, its first of March.
        if (cell.Date is { Day: 1 } first && indicator?.Report?.Period == PeriodKind.Month)
        {
            period = new Period(PeriodKind.Month, first);
        }

        if (indicator?.Report is { } report && period.Kind != report.Period)
        {
            Refuse(FigureColumn.Period, OtherPeriod(report.Period));
        }
        else if (period.End(catalogue.Zone) > now)
        {
            Refuse(FigureColumn.Period, NotOver(period));
        }

        return period;
    }

    private (double Value, double? Numerator, double? Denominator)? ValueOf(IndicatorDefinition indicator)
    {
        if (indicator.Aggregate != AggregateKind.Ratio)
        {
            foreach (var column in new[] { FigureColumn.Numerator, FigureColumn.Denominator }.Where(c => Cell(c).Text.Length > 0))
            {
                Refuse(column, NoRatio);
            }

            return Needing(FigureColumn.Value, UnitOf(indicator)) is { } plain && Possible(FigureColumn.Value, plain, indicator) ? (plain, null, null) : null;
        }

        var (numerator, denominator) = (Needing(FigureColumn.Numerator, UnitOf(null)), Needing(FigureColumn.Denominator, UnitOf(null)));
        if (denominator <= 0)
        {
            Refuse(FigureColumn.Denominator, NoDenominator);
            return null;
        }

        if (numerator / denominator * indicator.Scale is not { } value)
        {
            return null;
        }

        if (Cell(FigureColumn.Value).Text.Length > 0 && Number(FigureColumn.Value, UnitOf(indicator)) is { } said && !Agrees(said, value, indicator.Decimals))
        {
            Refuse(FigureColumn.Value, Disagrees(value));
        }

        return Possible(FigureColumn.Numerator, value, indicator) ? (value, numerator, denominator) : null;
    }

    private double? TargetOf(IndicatorDefinition? indicator)
    {
        if (Cell(FigureColumn.Target).Text.Length == 0)
        {
            return null;
        }

        var target = Number(FigureColumn.Target, UnitOf(indicator));
        if (target <= 0)
        {
            Refuse(FigureColumn.Target, NoTarget);
        }

        return target;
    }

    private bool Possible(FigureColumn column, double value, IndicatorDefinition indicator)
    {
        var possible = indicator.Unit != "%" || value is >= 0 and <= 100;
        if (!possible)
        {
            Refuse(column, NoShare(value));
        }

        return possible;
    }

    /// <summary>Empty for plain numbers.</summary>
    private static LocalText UnitOf(IndicatorDefinition? indicator) => new(indicator?.Unit ?? "", indicator?.UnitEn?.Other ?? indicator?.Unit ?? "");

    private double? Needing(FigureColumn column, LocalText unit)
    {
        if (Cell(column).Text.Length > 0)
        {
            return Number(column, unit);
        }

        Refuse(column, Needed);
        return null;
    }

    private double? Number(FigureColumn column, LocalText unit)
    {
        var cell = Cell(column);
        if (cell.Broken || cell.Date is not null)
        {
            Refuse(column, cell.Broken ? BrokenCell : NoNumber(cell.Text));
            return null;
        }

        if ((cell.Percent || cell.Text.EndsWith('%')) && unit.Vi != "%")
        {
            Refuse(column, NoPercent(unit));
            return null;
        }

        if (cell.Number is { } number)
        {
            return cell.Percent ? number * 100 : number;
        }

        var text = NumberText.Read(WithoutPercent(cell.Text));
        if (text.By(numbers) is { } value)
        {
            return value;
        }

        Refuse(column, text.Ambiguous ? TwoWays(text, cell.Text) : NoNumber(cell.Text));
        return null;
    }

    /// <summary>A share that is written beside its parts was rounded, at the latest where the indicator is.</summary>
    private static bool Agrees(double said, double value, int decimals) => Math.Abs(said - value) <= 0.5 * Math.Pow(10, -Math.Min(decimals, 1)) + 1e-9;
}
