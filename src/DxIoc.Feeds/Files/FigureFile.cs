using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Reports;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Files;

/// <summary>
/// A file of reported figures, CSV or XLSX by its content, read against the catalogue: each row becomes a figure or everything that is
/// wrong with it, all at once. Pure; nothing throws, whatever the file is.
/// </summary>
public static class FigureFile
{
    /// <summary>Bytes of a file at most.</summary>
    public const int SizeLimit = 4 << 20;

    private static readonly LocalText Empty = new("Tệp không có dòng số liệu nào dưới dòng tiêu đề", "The file has no row below its headers");
    private static readonly LocalText OldExcel = new(
        "Tệp .xls cũ hoặc có mật khẩu: hãy lưu lại dạng .xlsx không mật khẩu", "An old .xls file, or one with a password: save it as .xlsx without one");

    public static FigurePreview Read(byte[] bytes, string fileName, FigureFileOptions options, IndicatorCatalogue catalogue, Instant now)
    {
        var sheet = bytes switch
        {
            [(byte)'P', (byte)'K', ..] => XlsxSheet.Read(bytes, options.Sheet),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Sheet.Refused("xls", OldExcel),
            _ => CsvSheet.Read(bytes),
        };
        if (sheet.Problem is { } problem)
        {
            return Nothing(fileName, sheet, problem);
        }

        if (FigureHeaders.Find(sheet) is not { } headers)
        {
            return Nothing(fileName, sheet, FigureHeaders.Missing);
        }

        if (FigureHeaders.Twice(headers) is { } twice)
        {
            return Nothing(fileName, sheet, new LocalText($"Cột \"{twice}\" có hai lần: hãy bỏ một cột", $"The column \"{twice}\" is there twice: remove one"));
        }

        var rows = sheet.Rows.SkipWhile(r => r != headers).Skip(1).ToList();
        if (rows.Count == 0)
        {
            return Nothing(fileName, sheet, Empty);
        }

        var convention = NumberConvention.Of(options.Numbers, rows, FigureHeaders.Of(headers));
        var reader = new FigureRowReader(headers, options, convention.Style, catalogue, now);
        List<FigurePreviewRow> read = [.. rows.Select(reader.Read)];
        return new FigurePreview(
            fileName,
            sheet.Format,
            convention.Said,
            [.. headers.Cells.Select(c => c.Text)],
            read,
            [],
            read.Count(r => r.Figure is not null),
            read.Count(r => r.Figure is null),
            0);
    }

    private static FigurePreview Nothing(string fileName, Sheet sheet, LocalText problem) =>
        new(fileName, sheet.Format, new LocalText("", ""), [], [], [new FigureError(0, -1, "", problem)], 0, 0, 0);
}
