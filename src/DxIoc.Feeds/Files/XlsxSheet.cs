using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DxIoc.Contracts.Catalogue;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace DxIoc.Feeds.Files;

/// <summary>
/// A table from a sheet of an XLSX workbook: the one that is named, or the first. Formulas count by their saved result. What unpacks to
/// more than <see cref="UnpackedLimit"/> is refused before anything is read of it. Nothing throws, whatever the file is.
/// </summary>
internal static class XlsxSheet
{
    public const long UnpackedLimit = 48L << 20;

    private const string Format = "xlsx";
    private const int EntryLimit = 500;

    private static readonly LocalText Unreadable = new(
        "Không đọc được tệp Excel này: hãy mở và lưu lại dạng .xlsx", "This Excel file cannot be read: open it and save it as .xlsx");

    private static readonly LocalText TooLarge = new(
        "Tệp Excel này giải nén ra quá lớn: hãy chỉ giữ trang tính có số liệu", "This Excel file unpacks to far too much: keep only the sheet with the figures");

    public static Sheet Read(byte[] bytes, string? name)
    {
        try
        {
            if (!Bounded(bytes))
            {
                return Sheet.Refused(Format, TooLarge);
            }

            using var stream = new MemoryStream(bytes, writable: false);
            using var document = SpreadsheetDocument.Open(stream, false, new OpenSettings { MaxCharactersInPart = UnpackedLimit });
            return document.WorkbookPart is { } workbook ? Read(workbook, name) : Sheet.Refused(Format, Unreadable);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The package reader has no closed list of what it throws for a broken file.
            return Sheet.Refused(Format, Unreadable);
        }
    }

    /// <summary>Counts what really comes out of the archive: its own word for that may be a lie.</summary>
    private static bool Bounded(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > EntryLimit)
        {
            return false;
        }

        var buffer = new byte[64 * 1024];
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            using var unpacked = entry.Open();
            for (var read = unpacked.Read(buffer); read > 0; read = unpacked.Read(buffer))
            {
                total += read;
                if (total > UnpackedLimit)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static Sheet Read(WorkbookPart workbook, string? name)
    {
        var sheets = workbook.Workbook?.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToList() ?? [];
        var chosen = name is null
            ? sheets.FirstOrDefault(s => s.State is null || s.State.Value == SheetStateValues.Visible)
            : sheets.FirstOrDefault(s => FoldedText.Of(s.Name?.Value ?? "") == FoldedText.Of(name));
        if (chosen is null && name is not null)
        {
            var names = string.Join(", ", sheets.Select(s => s.Name?.Value));
            return Sheet.Refused(Format, new LocalText($"Không có trang tính \"{name}\"; tệp có: {names}", $"There is no sheet \"{name}\"; the file has: {names}"));
        }

        if (chosen?.Id?.Value is not { } id || workbook.GetPartById(id) is not WorksheetPart part)
        {
            return Sheet.Refused(Format, Unreadable);
        }

        var (styles, texts) = (new XlsxStyles(workbook), Texts(workbook));
        var rows = new List<SheetRow>();
        using var reader = OpenXmlReader.Create(part);
        var number = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
            {
                continue;
            }

            var row = (Row)reader.LoadCurrentElement()!;
            number = row.RowIndex?.Value is { } given and < int.MaxValue ? (int)given : number + 1;
            if (Cells(row, styles, texts, out var problem) is not { } cells)
            {
                return Sheet.Refused(Format, problem!);
            }

            if (cells.Exists(c => c.Text.Length > 0))
            {
                if (rows.Count >= Sheet.RowLimit)
                {
                    return Sheet.Refused(Format, Sheet.TooManyRows);
                }

                rows.Add(new SheetRow(number, cells));
            }
        }

        return new Sheet(Format, rows);
    }

    private static List<string> Texts(WorkbookPart workbook) =>
        workbook.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(TextOf).ToList() ?? [];

    /// <summary>Phonetic hints of a text are no part of it.</summary>
    private static string TextOf(SharedStringItem item) =>
        item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(r => r.Text?.Text));

    private static List<SheetCell>? Cells(Row row, XlsxStyles styles, List<string> texts, out LocalText? problem)
    {
        problem = null;
        var cells = new List<SheetCell>();
        var next = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            // A cell that does not say where it is comes after the one before, be that empty or not.
            var column = ColumnOf(cell.CellReference?.Value) ?? next;
            next = column + 1;
            var read = Of(cell, styles, texts);
            if (read.Text.Length == 0)
            {
                continue;
            }

            if (column >= Sheet.ColumnLimit || read.Text.Length > Sheet.TextLimit)
            {
                problem = column >= Sheet.ColumnLimit ? Sheet.TooManyColumns : Sheet.TooLong;
                return null;
            }

            while (cells.Count <= column)
            {
                cells.Add(new SheetCell(""));
            }

            cells[column] = read;
        }

        return cells;
    }

    private static SheetCell Of(Cell cell, XlsxStyles styles, List<string> texts)
    {
        var raw = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        if (type == CellValues.InlineString)
        {
            return new SheetCell((cell.InlineString?.Text?.Text ?? string.Concat(cell.InlineString?.Elements<Run>().Select(r => r.Text?.Text) ?? [])).Trim());
        }

        if (type == CellValues.SharedString)
        {
            return new SheetCell(int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < texts.Count ? texts[at].Trim() : "");
        }

        if (type == CellValues.Error || (raw.Length == 0 && cell.CellFormula is not null))
        {
            return new SheetCell(raw.Length > 0 ? raw : "=…", Broken: true);
        }

        if (type == CellValues.String || type == CellValues.Boolean || type == CellValues.Date)
        {
            return DateOnly.TryParse(type == CellValues.Date ? raw : null, CultureInfo.InvariantCulture, out var day)
                ? new SheetCell(Text(day), Date: day)
                : new SheetCell(raw.Trim());
        }

        return double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? Number(number, styles.Of(cell.StyleIndex?.Value), styles.Date1904)
            : new SheetCell(raw.Trim());
    }

    private static SheetCell Number(double number, (bool Date, bool Percent) style, bool from1904)
    {
        // Beyond these a number is no day of the calendar, however it is shown.
        if (style.Date && number is > 60 and < 2_958_466)
        {
            var day = DateOnly.FromDateTime(new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddDays(Math.Floor(number) + (from1904 ? 1_462 : 0)));
            return new SheetCell(Text(day), Date: day);
        }

        var text = style.Percent ? $"{Said(number * 100)}%" : Said(number);
        return new SheetCell(text, number, Percent: style.Percent);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>As a spreadsheet shows it: without the digits that binary fractions add.</summary>
    private static string Said(double number) => number.ToString("G15", CultureInfo.InvariantCulture);

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        var letters = 0;
        foreach (var c in (reference ?? "").TakeWhile(char.IsAsciiLetter))
        {
            letters++;
            column = letters > 3 ? int.MaxValue / 2 : (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        }

        return letters == 0 ? null : column - 1;
    }
}
