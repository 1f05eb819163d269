using System.IO.Compression;
using System.Text;
using CsCheck;
using DocumentFormat.OpenXml.Spreadsheet;
using DxIoc.Feeds.Files;
using DxIoc.Indicators.Reports;
using static DxIoc.Feeds.Tests.Files.SmallReports;

namespace DxIoc.Feeds.Tests.Files;

/// <summary>Reported figures in XLSX: what a spreadsheet makes of numbers, dates and formulas, and files that mean harm.</summary>
public sealed class XlsxFigureTests
{
    private static readonly Cell[] Headers = Texts("Khu vực", "Chỉ số", "Kỳ", "Giá trị", "Tử số", "Mẫu số");

    [Fact]
    public void Numbers_dates_percentages_and_saved_formulas_are_what_they_show()
    {
        var preview = Read(Xlsx(
            Texts("Báo cáo quý"),
            [.. Headers.Select(h => (Cell)h.CloneNode(true))],
            [Text("Dĩ An"), Text("fibre"), Text("2022-Q1"), Text(""), Formula("=40*2", "80"), Number("100")],
            [Text("Dĩ An"), Text("products"), Number("44621", 1), Number("1234.5")],
            [Text("Bình Dương"), Text("skills"), Number("2021"), Number("0.125", 2)],
            [Text("Dĩ An"), Text("products"), Text("2022-02"), Text("1.234,5")],
            [Text("Thủ Dầu Một"), Text("products"), Text("2022-02"), Number("7", 4)],
            [Text("Thủ Dầu Một"), Text("fibre"), Text("2022-Q1"), Number("0.8", 3), Number("80"), Number("100")]));

        Assert.Equal(
            ["di-an/fibre 2022-Q1 = 80", "di-an/products 2022-03 = 1234.5", "binh-duong/skills 2021 = 12.5", "di-an/products 2022-02 = 1234.5", "thu-dau-mot/products 2022-02 = 7", "thu-dau-mot/fibre 2022-Q1 = 80"],
            preview.Rows.SelectMany(Said));
        Assert.Equal([3, 4, 5, 6, 7, 8], preview.Rows.Select(r => r.Row));
        Assert.Equal("12.5%", preview.Rows[2].Cells[3]);
    }

    [Fact]
    public void Cells_that_have_no_value_that_could_be_believed_are_refused()
    {
        var preview = Read(Xlsx(
            [.. Headers.Select(h => (Cell)h.CloneNode(true))],
            [Text("Dĩ An"), Text("products"), Text("2022-03"), Formula("=SUM(A1)", null)],
            [Text("Dĩ An"), Text("products"), Text("2022-03"), new Cell { DataType = CellValues.Error, CellValue = new CellValue("#DIV/0!") }],
            [Text("Dĩ An"), Text("products"), Text("2022-03"), Number("0.5", 2)],
            [Text("Dĩ An"), Text("products"), Text("2022-03"), Number("44621", 1)],
            [Text("Dĩ An"), Text("fibre"), Number("44621", 1), Text(""), Number("1"), Number("2")]));

        Assert.Equal(
            [
                "Giá trị: The cell has an error, or a formula that was never computed: open it in Excel, mend and save it",
                "Giá trị: The cell has an error, or a formula that was never computed: open it in Excel, mend and save it",
                "Giá trị: The cell is a percentage, this indicator is in sản phẩm",
                "Giá trị: \"2022-03-01\" is no number",
                "Kỳ: This indicator is reported by quarter: write it like 2022-Q1",
            ],
            preview.Rows.SelectMany(Said));
    }

    [Fact]
    public void A_sheet_is_found_by_its_name_and_a_missing_one_is_said()
    {
        var file = Xlsx([.. Headers.Select(h => (Cell)h.CloneNode(true))], [Text("Dĩ An"), Text("products"), Text("2022-03"), Number("7")]);

        Assert.Equal(1, Read(file, new FigureFileOptions(Sheet: "so lieu")).Good);
        Assert.Equal("There is no sheet \"khác\"; the file has: Số liệu", Read(file, new FigureFileOptions(Sheet: "khác")).Errors.Single().Problem.En);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_template_has_a_row_for_each_figure_of_the_period_and_is_read_back_once_it_is_filled_in(bool xlsx)
    {
        Assert.True(Period.TryParse("2022-03", out var period));
        var preview = Read(xlsx ? FigureTemplate.Xlsx(Catalogue, "binh-duong", period, english: false) : FigureTemplate.Csv(Catalogue, "binh-duong", period, english: true));

        Assert.Equal(["Giá trị: Empty: fill it in", "Giá trị: Empty: fill it in"], preview.Rows.SelectMany(Said).Select(s => s.Replace("Value", "Giá trị", StringComparison.Ordinal)));
        Assert.Equal(xlsx ? ["Thủ Dầu Một", "Dĩ An"] : ["Thu Dau Mot", "Di An"], preview.Rows.Select(r => r.Cells[0]));
    }

    [Fact]
    public void What_unpacks_to_too_much_is_refused_whatever_it_says_of_its_size()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var bomb = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 60; i++)
            {
                bomb.Write(zeros);
            }
        }

        var bytes = stream.ToArray();
        Assert.True(bytes.Length < 1 << 20, $"{bytes.Length} bytes");
        Assert.StartsWith("This Excel file unpacks to far too much", Read(bytes).Errors.Single().Problem.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_of_a_document_type_are_not_expanded()
    {
        const string Bomb = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>""";
        var file = Replace(Xlsx(Texts("a")), "xl/worksheets/sheet1.xml", Bomb);

        Assert.StartsWith("This Excel file cannot be read", Read(file).Errors.Single().Problem.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0 }, "This Excel file cannot be read")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1 }, "An old .xls file")]
    public void Broken_and_old_files_are_refused(byte[] bytes, string problem) =>
        Assert.StartsWith(problem, Read(bytes).Errors.Single().Problem.En, StringComparison.Ordinal);

    [Fact]
    public void No_damage_to_a_file_throws()
    {
        var good = Xlsx([.. Headers.Select(h => (Cell)h.CloneNode(true))], [Text("Dĩ An"), Text("products"), Text("2022-03"), Number("7")]);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length]).Sample(
            (at, value, length) =>
            {
                var bad = good.ToArray();
                bad[at] = value;
                Read(bad[..(at % 2 == 0 ? bad.Length : length)]);
            },
            iter: 300);
    }

    private static byte[] Replace(byte[] file, string entry, string content)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.Entries.Single(e => e.FullName.EndsWith(entry, StringComparison.Ordinal)).Delete();
            using var writer = new StreamWriter(archive.CreateEntry(entry).Open(), Encoding.UTF8);
            writer.Write(content);
        }

        return stream.ToArray();
    }
}
