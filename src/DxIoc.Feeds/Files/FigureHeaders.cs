using DxIoc.Contracts.Catalogue;

namespace DxIoc.Feeds.Files;

/// <summary>The names of columns: any of them, in either language, however they are written.</summary>
internal static class FigureHeaders
{
    /// <summary>Rows looked through for the headers: documents have titles above their tables.</summary>
    public const int RowsLookedAt = 20;

    private static readonly (FigureColumn Column, string Vi, string En, string[] Also)[] Names =
    [
        (FigureColumn.Area, "Khu vực", "Area", ["dia phuong", "don vi", "huyen", "district"]),
        (FigureColumn.Indicator, "Chỉ số", "Indicator", ["chi tieu", "ten chi so", "ten chi tieu", "ma chi so"]),
        (FigureColumn.Period, "Kỳ", "Period", ["ky bao cao", "ky so lieu", "thoi gian", "thoi ky"]),
        (FigureColumn.Value, "Giá trị", "Value", ["so lieu", "ket qua", "thuc hien", "result"]),
        (FigureColumn.Numerator, "Tử số", "Numerator", []),
        (FigureColumn.Denominator, "Mẫu số", "Denominator", []),
        (FigureColumn.Target, "Mục tiêu", "Target", ["ke hoach", "plan"]),
        (FigureColumn.Note, "Ghi chú", "Note", ["remark", "remarks", "notes"]),
    ];

    private static readonly Dictionary<string, FigureColumn> Known = Names
        .SelectMany(n => n.Also.Append(FoldedText.Of(n.Vi)).Append(FoldedText.Of(n.En)).Select(name => (name, n.Column)))
        .ToDictionary(n => n.name, n => n.Column, StringComparer.Ordinal);

    public static readonly LocalText Missing = new(
        "Không thấy dòng tiêu đề: cần các cột Chỉ số và Giá trị (hoặc Tử số, Mẫu số), và thường có Khu vực, Kỳ, Mục tiêu, Ghi chú",
        "There is no row of headers: Indicator and Value (or Numerator, Denominator) are needed, and mostly Area, Period, Target, Note");

    public static IReadOnlyList<string> All(bool english) => [.. Names.Select(n => english ? n.En : n.Vi)];

    public static LocalText NameOf(FigureColumn column) => Names.Where(n => n.Column == column).Select(n => new LocalText(n.Vi, n.En)).First();

    /// <summary>The first row that names an indicator and a value; null where none does.</summary>
    public static SheetRow? Find(Sheet sheet) => sheet.Rows.Take(RowsLookedAt).FirstOrDefault(r =>
    {
        var columns = Of(r).Keys;
        return columns.Contains(FigureColumn.Indicator) && (columns.Contains(FigureColumn.Value) || columns.Contains(FigureColumn.Numerator));
    });

    /// <summary>Where each column is; of two with the same name the first.</summary>
    public static IReadOnlyDictionary<FigureColumn, int> Of(SheetRow headers)
    {
        var columns = new Dictionary<FigureColumn, int>();
        for (var i = 0; i < headers.Cells.Count; i++)
        {
            if (Known.TryGetValue(FoldedText.Of(headers[i].Text), out var column))
            {
                columns.TryAdd(column, i);
            }
        }

        return columns;
    }

    /// <summary>A header that comes a second time: which of the two counts would be a guess.</summary>
    public static string? Twice(SheetRow headers) => headers.Cells
        .Select(c => c.Text)
        .Where(t => Known.ContainsKey(FoldedText.Of(t)))
        .GroupBy(t => Known[FoldedText.Of(t)])
        .FirstOrDefault(g => g.Count() > 1)?.Last();
}
