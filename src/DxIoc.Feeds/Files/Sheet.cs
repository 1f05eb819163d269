using DxIoc.Contracts.Catalogue;

namespace DxIoc.Feeds.Files;

/// <summary>A table from a file, or why there is none. At most <see cref="RowLimit"/> rows of <see cref="ColumnLimit"/> cells.</summary>
/// <param name="Format">"csv" or "xlsx".</param>
internal sealed record Sheet(string Format, IReadOnlyList<SheetRow> Rows, LocalText? Problem = null)
{
    public const int RowLimit = 5_000;
    public const int ColumnLimit = 40;

    /// <summary>Characters of a cell at most.</summary>
    public const int TextLimit = 500;

    public static readonly LocalText TooManyRows = new(
        $"Tệp có hơn {RowLimit} dòng: hãy chia thành nhiều tệp", $"The file has more than {RowLimit} rows: split it");

    public static readonly LocalText TooManyColumns = new(
        $"Tệp có hơn {ColumnLimit} cột: hãy xóa các cột thừa", $"The file has more than {ColumnLimit} columns: remove what is not needed");

    public static readonly LocalText TooLong = new(
        $"Một ô dài hơn {TextLimit} ký tự: hãy rút gọn, hoặc kiểm tra dấu ngoặc kép chưa đóng", $"A cell is longer than {TextLimit} characters: shorten it, or look for a quote that is never closed");

    public static Sheet Refused(string format, LocalText problem) => new(format, [], problem);
}
