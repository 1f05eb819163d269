using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Reports;

namespace DxIoc.Feeds.Files;

/// <summary>A file to be filled in: a row for each figure that an area, and those below it, report for a period. Pure.</summary>
public static class FigureTemplate
{
    private const string SheetName = "Số liệu";

    /// <summary>With ';' and the mark of UTF-8, as a Vietnamese Excel opens it by a double click.</summary>
    public static byte[] Csv(IndicatorCatalogue catalogue, string area, Period? period, bool english)
    {
        var text = new StringBuilder();
        foreach (var row in Rows(catalogue, area, period, english))
        {
            text.AppendJoin(';', row.Select(c => c.AsSpan().IndexOfAny(";\"\n") < 0 ? c : $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    public static byte[] Xlsx(IndicatorCatalogue catalogue, string area, Period? period, bool english)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(
                new Columns(new Column { Min = 1, Max = 1, Width = 18, CustomWidth = true }, new Column { Min = 2, Max = 2, Width = 38, CustomWidth = true }, new Column { Min = 3, Max = 8, Width = 14, CustomWidth = true }),
                new SheetData(Rows(catalogue, area, period, english).Select(r => new Row(r.Select(Text)))));
            workbook.Workbook = new Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = SheetName }));
        }

        return stream.ToArray();
    }

    private static IEnumerable<string[]> Rows(IndicatorCatalogue catalogue, string area, Period? period, bool english)
    {
        yield return [.. FigureHeaders.All(english)];
        foreach (var indicator in catalogue.Indicators.Where(i => i.Report is { } report && (period is not { } p || report.Period == p.Kind)))
        {
            foreach (var at in catalogue.Areas.WithDescendants(area).Where(a => catalogue.ObservedAt(indicator).Contains(a.Id)))
            {
                yield return
                [
                    english ? at.Name.En : at.Name.Vi, english ? indicator.Name.En : indicator.Name.Vi, period?.ToString() ?? "", "", "", "", "", "",
                ];
            }
        }
    }

    private static Cell Text(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };
}
