using DxIoc.Contracts.Catalogue;

namespace DxIoc.Feeds.Files;

/// <summary>
/// How a file writes its numbers: as its sender says, or as those of them that can be read in one way alone all agree. Where they
/// disagree, or there are none, nothing is decided and what is ambiguous is refused. Pure.
/// </summary>
internal sealed record NumberConvention(NumberStyle Style, LocalText Said)
{
    private static readonly FigureColumn[] Numeric = [FigureColumn.Value, FigureColumn.Numerator, FigureColumn.Denominator, FigureColumn.Target];

    public static NumberConvention Of(NumberStyle declared, IReadOnlyList<SheetRow> rows, IReadOnlyDictionary<FigureColumn, int> columns)
    {
        if (declared != NumberStyle.Unknown)
        {
            return new NumberConvention(declared, Named(declared, "do người nộp chọn", "as its sender says"));
        }

        var decisive = rows
            .SelectMany(r => Numeric.Where(columns.ContainsKey).Select(c => (r.Number, Cell: r[columns[c]])))
            .Where(c => c.Cell.Number is null)
            .Select(c => (c.Number, NumberText.Read(FigureRowReader.WithoutPercent(c.Cell.Text)).Only))
            .Where(c => c.Only != NumberStyle.Unknown)
            .ToList();
        var styles = decisive.Select(d => d.Only).Distinct().ToList();
        return styles switch
        {
            [var one] => new NumberConvention(one, Named(one, $"nhận ra ở dòng {decisive[0].Number}", $"seen in row {decisive[0].Number}")),
            [] => new NumberConvention(NumberStyle.Unknown, new LocalText("Không cần quy ước số", "No convention of numbers was needed")),
            _ => new NumberConvention(NumberStyle.Unknown, new LocalText(
                "Tệp viết số theo cả hai quy ước: số nào hiểu được hai cách sẽ bị từ chối",
                "The file writes numbers in both conventions: what can be read in two ways is refused")),
        };
    }

    private static LocalText Named(NumberStyle style, string vi, string en) => style == NumberStyle.Vietnamese
        ? new LocalText($"Số kiểu Việt Nam 1.234,5 – {vi}", $"Vietnamese numbers 1.234,5 – {en}")
        : new LocalText($"Số kiểu quốc tế 1,234.5 – {vi}", $"International numbers 1,234.5 – {en}");
}
