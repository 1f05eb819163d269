using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DxIoc.Contracts.Reports;
using DxIoc.Feeds.Files;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Tests.Files;

/// <summary>A catalogue with one reported indicator of each kind, and files about them, read on 26 April 2022.</summary>
internal static class SmallReports
{
    public const string Header = "Khu vực;Chỉ số;Kỳ;Giá trị;Tử số;Mẫu số;Mục tiêu;Ghi chú\n";

    public static readonly IndicatorCatalogue Catalogue = CatalogueReader.Read([new CatalogueText("all.yaml", """
        areas:
          - { id: binh-duong, kind: province, name: { vi: Bình Dương, en: Binh Duong } }
          - { id: thu-dau-mot, kind: city, name: { vi: Thủ Dầu Một, en: Thu Dau Mot }, parent: binh-duong }
          - { id: di-an, kind: city, name: { vi: Dĩ An, en: Di An }, parent: binh-duong }
        sectors: [ { id: society, name: Society } ]
        feeds: [ { id: air, name: Air } ]
        indicators:
          - { id: dust, name: Bụi, sector: society, feed: air, measure: pm25, aggregate: mean, window: 10m, stale-after: 3m }
          - { id: fibre, name: { vi: Hộ có cáp quang, en: Fibre }, unit: "%", decimals: 1, sector: society, reported: quarter, aggregate: ratio, scale: 100 }
          - { id: products, name: { vi: Sản phẩm OCOP, en: Products }, unit: sản phẩm, sector: society, reported: month, aggregate: sum }
          - { id: skills, name: { vi: Kỹ năng số, en: Skills }, unit: "%", sector: society, reported: year, aggregate: last, observed-at: [binh-duong] }
          - { id: calls, name: { vi: Cuộc gọi, en: Calls }, sector: society, reported: day, aggregate: sum }
        """)]).Catalogue!;

    private static readonly Instant Now = Instant.From(new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero));

    public static FigurePreview Csv(string text, FigureFileOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    public static FigurePreview Read(byte[] bytes, FigureFileOptions? options = null) =>
        FigureFile.Read(bytes, "file", options ?? new FigureFileOptions(), Catalogue, Now);

    /// <summary>A row below all columns: its value, or what is wrong with it in English.</summary>
    public static string[] Row(string cells, FigureFileOptions? options = null) => Said(Csv(Header + cells + "\n", options).Rows[0]);

    public static string[] Said(FigurePreviewRow row) => row.Figure is { } f
        ? [FormattableString.Invariant($"{f.Area}/{f.Indicator} {f.Period} = {f.Value}")]
        : [.. row.Errors.Select(e => $"{e.Column}: {e.Problem.En}")];

    /// <summary>A workbook with one sheet of such cells. Styles: 1 a date, 2 a percentage, 3 "0.0 %", 4 text about "y".</summary>
    public static byte[] Xlsx(params Cell[][] rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(r => new Row(r))));
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new NumberingFormats(
                    new NumberingFormat { NumberFormatId = 164, FormatCode = "0.0\\ %" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "0\" day\"" }),
                new Fonts(new Font()),
                new Fills(new Fill()),
                new Borders(new Border()),
                new CellFormats(
                    new CellFormat(), new CellFormat { NumberFormatId = 17 }, new CellFormat { NumberFormatId = 9 }, new CellFormat { NumberFormatId = 164 }, new CellFormat { NumberFormatId = 165 }));
            workbook.Workbook = new Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Số liệu" }));
        }

        return stream.ToArray();
    }

    public static Cell Text(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };

    public static Cell Number(string number, uint style = 0) => new() { CellValue = new CellValue(number), StyleIndex = style };

    public static Cell Formula(string formula, string? saved) =>
        new() { CellFormula = new CellFormula(formula), CellValue = saved is null ? null : new CellValue(saved) };

    public static Cell[] Texts(params string[] texts) => [.. texts.Select(Text)];
}
