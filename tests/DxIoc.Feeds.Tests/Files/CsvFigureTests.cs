using System.Text;
using DxIoc.Feeds.Files;

namespace DxIoc.Feeds.Tests.Files;

/// <summary>Reported figures in CSV, by exact values, and what is said of rows that are wrong.</summary>
public sealed class CsvFigureTests
{
    private static readonly FigureFileOptions Vietnamese = new(NumberStyle.Vietnamese);
    private static readonly FigureFileOptions International = new(NumberStyle.Invariant);

    [Theory]
    [InlineData("Khu vực;Chỉ số;Kỳ;Giá trị\nDĩ An;Sản phẩm OCOP;2022-03;7\n")]
    [InlineData("khu vuc,CHI SO,ky bao cao,so lieu\ndi an,san pham ocop,Tháng 3/2022,7\n")]
    [InlineData("Area\tIndicator\tPeriod\tValue\r\nDi An\tproducts\t03/2022\t7\r\n")]
    [InlineData("\uFEFFsep=,\nIndicator,Value,Area,Period\nProducts,7,TP. Dĩ An,2022-3\n")]
    [InlineData("BÁO CÁO;;;\n\nĐịa phương;Chỉ tiêu;Kỳ số liệu;Thực hiện\n\"Thành phố Dĩ An\";\"PRODUCTS\";T3/2022;\"7\"\n")]
    public void Headers_separators_and_names_are_read_in_either_language_however_they_are_written(string text) =>
        Assert.Equal(["di-an/products 2022-03 = 7"], SmallReports.Csv(text).Rows.SelectMany(SmallReports.Said));

    [Theory]
    [InlineData("1.234,5", 1234.5, null)]
    [InlineData("1.234.567", 1234567.0, null)]
    [InlineData("12,5", 12.5, null)]
    [InlineData("1,234.5", null, 1234.5)]
    [InlineData("12.5", null, 12.5)]
    [InlineData("0.123", null, 0.123)]
    [InlineData("1.234", 1234.0, 1.234)]
    [InlineData("1,234", 1.234, 1234.0)]
    [InlineData("1234", 1234.0, 1234.0)]
    [InlineData("1 234 567", 1234567.0, 1234567.0)]
    [InlineData("-5", -5.0, -5.0)]
    [InlineData("1e5", null, null)]
    [InlineData("1.23.4", null, null)]
    [InlineData("NaN", null, null)]
    [InlineData("12,5 kg", null, null)]
    public void A_number_has_its_values_in_both_conventions(string text, double? vietnamese, double? invariant) =>
        Assert.Equal(new NumberText(vietnamese, invariant), NumberText.Read(text));

    [Fact]
    public void An_ambiguous_number_is_refused_and_never_guessed()
    {
        Assert.Equal(
            ["Giá trị: \"1.234\" can be read in two ways (1234 or 1.234): choose a convention of numbers, or write it without grouping"],
            SmallReports.Row("Dĩ An;products;2022-03;1.234"));
        Assert.Equal(["di-an/products 2022-03 = 1234"], SmallReports.Row("Dĩ An;products;2022-03;1.234", Vietnamese));
        Assert.Equal(["di-an/products 2022-03 = 1.234"], SmallReports.Row("Dĩ An;products;2022-03;1.234", International));
        Assert.Equal(["Giá trị: \"1.234,5\" is no number"], SmallReports.Row("Dĩ An;products;2022-03;1.234,5", International));
    }

    [Fact]
    public void A_convention_is_taken_from_numbers_that_can_be_read_in_one_way_alone_and_said()
    {
        var agreed = SmallReports.Csv(SmallReports.Header + "Dĩ An;products;2022-03;1.234\nDĩ An;products;2022-02;12,5\n");
        var mixed = SmallReports.Csv(SmallReports.Header + "Dĩ An;products;2022-03;1.234\nDĩ An;products;2022-02;12,5\nDĩ An;products;2022-01;12.5\n");

        Assert.Equal("Vietnamese numbers 1.234,5 – seen in row 3", agreed.Numbers.En);
        Assert.Equal([1234.0, 12.5], agreed.Rows.Select(r => r.Figure!.Value));
        Assert.Equal((2, 1), (mixed.Good, mixed.Bad));
        Assert.Equal([(double?)null, 12.5, 12.5], mixed.Rows.Select(r => r.Figure?.Value));
    }

    [Theory]
    [InlineData("Thủ Dầu Một;fibre;2022-Q1;;80;100", "thu-dau-mot/fibre 2022-Q1 = 80")]
    [InlineData("Thủ Dầu Một;fibre;Quý I/2022;80;80;100", "thu-dau-mot/fibre 2022-Q1 = 80")]
    [InlineData("Thủ Dầu Một;fibre;2022-Q1;33,3;1;3", "thu-dau-mot/fibre 2022-Q1 = 33.33333333333333")]
    [InlineData("Bình Dương;skills;Năm 2021;12,5 %", "binh-duong/skills 2021 = 12.5")]
    [InlineData("Dĩ An;calls;26/03/2022;3", "di-an/calls 2022-03-26 = 3")]
    [InlineData("Dĩ An;fibre;2022-Q1;81;80;100", "Giá trị: It does not agree with numerator / denominator: those give 80")]
    [InlineData("Dĩ An;fibre;2022-Q1;80", "Tử số: Empty: fill it in", "Mẫu số: Empty: fill it in")]
    [InlineData("Dĩ An;fibre;2022-Q1;;80;0", "Mẫu số: A denominator is more than 0")]
    [InlineData("Dĩ An;fibre;2022-Q1;;120;100", "Tử số: 120 % is not within 0–100 %")]
    [InlineData("Dĩ An;products;2022-03;5;1;2", "Tử số: This indicator has no numerator and denominator: leave them empty and write its value", "Mẫu số: This indicator has no numerator and denominator: leave them empty and write its value")]
    [InlineData("Dĩ An;products;2022-03;5 %", "Giá trị: The cell is a percentage, this indicator is in sản phẩm")]
    [InlineData("Dĩ An;products;2022-Q1;5", "Kỳ: This indicator is reported by month: write it like 2022-03")]
    [InlineData("Dĩ An;products;2022-04;5", "Kỳ: The period 2022-04 is not over yet")]
    [InlineData("Dĩ An;products;2022-13;5", "Kỳ: \"2022-13\" is no period: write 2022, 2022-Q1, 2022-03 or 2022-03-31")]
    [InlineData("Dĩ An;calls;31/02/2022;5", "Kỳ: \"31/02/2022\" is no period: write 2022, 2022-Q1, 2022-03 or 2022-03-31")]
    [InlineData("Bình Dương;products;2022-03;5", "Khu vực: This area's figure is computed from the areas below it: report those")]
    [InlineData("Dĩ An;skills;2021;5", "Khu vực: This indicator is reported only at: binh-duong")]
    [InlineData("Hà Nội;dust;;", "Chỉ số: This indicator is measured and takes no reports", "Khu vực: There is no area \"Hà Nội\"", "Kỳ: Empty: fill it in")]
    [InlineData("Dĩ An;products;2022-03;5;;;0", "Mục tiêu: A target is more than 0, or left empty")]
    public void A_row_is_a_figure_or_everything_that_is_wrong_with_it(string cells, params string[] said) => Assert.Equal(said, SmallReports.Row(cells));

    [Fact]
    public void Target_and_note_come_with_the_figure()
    {
        var figure = SmallReports.Csv(SmallReports.Header + "Dĩ An;fibre;2022-Q1;;80;100;86,5;ước tính\n").Rows[0].Figure!;

        Assert.Equal((80.0, 100.0, 86.5, "ước tính"), (figure.Numerator!.Value, figure.Denominator!.Value, figure.Target!.Value, figure.Note));
    }

    [Fact]
    public void Rows_without_an_area_or_period_take_what_their_sender_says()
    {
        var preview = SmallReports.Csv("Indicator;Value\nproducts;7\n", new FigureFileOptions(Area: "Dĩ An", Period: "3/2022"));

        Assert.Equal(["di-an/products 2022-03 = 7"], SmallReports.Said(preview.Rows[0]));
    }

    [Fact]
    public void The_second_of_two_rows_with_one_figure_is_refused_by_its_place_in_the_file()
    {
        var preview = SmallReports.Csv(SmallReports.Header + "Dĩ An;products;2022-03;7\n\n\"Dĩ An\";Products;3/2022;\"8\"\n");

        Assert.Equal((4, "Chỉ số", 1), (preview.Rows[1].Row, preview.Rows[1].Errors[0].Column, preview.Rows[1].Errors[0].Cell));
        Assert.Equal("It is in row 2 already: remove one of the two", preview.Rows[1].Errors[0].Problem.En);
    }

    [Theory]
    [InlineData("", "There is no row of headers")]
    [InlineData("a;b\n1;2\n", "There is no row of headers")]
    [InlineData("Indicator;Value\n", "The file has no row below its headers")]
    [InlineData("Indicator;Value;Result\nproducts;1;2\n", "The column \"Result\" is there twice")]
    [InlineData("Indicator;Value\nproducts;\0\n", "The file is no UTF-8 text")]
    public void A_file_that_cannot_be_used_says_why(string text, string problem) =>
        Assert.StartsWith(problem, SmallReports.Csv(text).Errors.Single().Problem.En, StringComparison.Ordinal);

    [Fact]
    public void Texts_that_are_no_utf_8_and_files_without_a_bound_are_refused()
    {
        Assert.StartsWith("The file is no UTF-8 text", SmallReports.Read(Encoding.Latin1.GetBytes("Khu vực;Giá trị\né\n")).Errors[0].Problem.En, StringComparison.Ordinal);
        Assert.StartsWith("The file is no UTF-8 text", SmallReports.Read(Encoding.Unicode.GetBytes("Indicator;Value\n")).Errors[0].Problem.En, StringComparison.Ordinal);
        Assert.Equal(Sheet.TooManyRows, SmallReports.Csv("Indicator;Value\n" + string.Concat(Enumerable.Repeat("a;1\n", 5_001))).Errors[0].Problem);
        Assert.Equal(Sheet.TooManyColumns, SmallReports.Csv(new string(';', 40) + "x\n").Errors[0].Problem);
        Assert.Equal(Sheet.TooLong, SmallReports.Csv("Indicator;Value\n\"never closed" + new string('x', 600)).Errors[0].Problem);
        Assert.Empty(SmallReports.Csv("Indicator;Value\n" + string.Concat(Enumerable.Repeat("a;1\n", 4_999))).Errors);
    }
}
