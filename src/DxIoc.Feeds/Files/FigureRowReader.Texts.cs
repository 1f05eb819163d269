using System.Globalization;
using DxIoc.Contracts.Catalogue;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Reports;

namespace DxIoc.Feeds.Files;

/// <summary>What is said of a wrong cell, and what would be right.</summary>
internal sealed partial class FigureRowReader
{
    private static readonly LocalText Needed = new("Còn trống: hãy điền", "Empty: fill it in");

    private static readonly LocalText Measured = new(
        "Chỉ số này được đo trực tiếp, không nhận báo cáo", "This indicator is measured and takes no reports");

    private static readonly LocalText RolledUp = new(
        "Số của khu vực này được tính từ các khu vực bên dưới: hãy báo cáo từng khu vực đó", "This area's figure is computed from the areas below it: report those");

    private static readonly LocalText NoRatio = new(
        "Chỉ số này không có tử số, mẫu số: hãy để trống và ghi vào cột Giá trị", "This indicator has no numerator and denominator: leave them empty and write its value");

    private static readonly LocalText NoDenominator = new("Mẫu số phải lớn hơn 0", "A denominator is more than 0");

    private static readonly LocalText NoTarget = new("Mục tiêu phải lớn hơn 0, hoặc để trống", "A target is more than 0, or left empty");

    private static readonly LocalText BrokenCell = new(
        "Ô có lỗi công thức hoặc chưa được tính: hãy mở bằng Excel, sửa và lưu lại", "The cell has an error, or a formula that was never computed: open it in Excel, mend and save it");

    private static LocalText Twice(int row) => new(
        $"Đã có ở dòng {row}: hãy bỏ một trong hai", $"It is in row {row} already: remove one of the two");

    private static LocalText NoArea(string text) => new($"Không có khu vực \"{text}\"", $"There is no area \"{text}\"");

    private static LocalText NotReportedHere(IndicatorDefinition indicator) => new(
        $"Chỉ số này chỉ báo cáo ở: {string.Join(", ", indicator.ObservedAt)}", $"This indicator is reported only at: {string.Join(", ", indicator.ObservedAt)}");

    private static LocalText NoIndicator(string text) => new(
        $"Không có chỉ số báo cáo \"{text}\": hãy dùng mã hoặc tên trong tệp mẫu", $"There is no reported indicator \"{text}\": use an id or a name of the template");

    private static LocalText NoPeriod(string text) => new(
        $"Không hiểu kỳ \"{text}\": hãy viết 2022, 2022-Q1, 2022-03 hoặc 31/03/2022", $"\"{text}\" is no period: write 2022, 2022-Q1, 2022-03 or 2022-03-31");

    private static LocalText OtherPeriod(PeriodKind kind) => kind switch
    {
        PeriodKind.Year => new LocalText("Chỉ số này báo cáo theo năm: hãy viết như 2022", "This indicator is reported by year: write it like 2022"),
        PeriodKind.Quarter => new LocalText("Chỉ số này báo cáo theo quý: hãy viết như 2022-Q1", "This indicator is reported by quarter: write it like 2022-Q1"),
        PeriodKind.Month => new LocalText("Chỉ số này báo cáo theo tháng: hãy viết như 2022-03", "This indicator is reported by month: write it like 2022-03"),
        _ => new LocalText("Chỉ số này báo cáo theo ngày: hãy viết như 31/03/2022", "This indicator is reported by day: write it like 2022-03-31"),
    };

    private static LocalText NotOver(Period period) => new(
        $"Kỳ {period} chưa kết thúc", $"The period {period} is not over yet");

    private static LocalText NoNumber(string text) => new($"\"{text}\" không phải là số", $"\"{text}\" is no number");

    private static LocalText NoPercent(LocalText unit) => new(
        $"Ô là phần trăm, chỉ số này tính bằng {(unit.Vi.Length > 0 ? unit.Vi : "số")}", $"The cell is a percentage, this indicator is in {(unit.En.Length > 0 ? unit.En : "plain numbers")}");

    private static LocalText TwoWays(NumberText number, string text) => new(
        $"\"{text}\" hiểu được hai cách ({Plain(number.Vietnamese, "vi")} hoặc {Plain(number.Invariant, "vi")}): hãy chọn quy ước số, hoặc viết không có dấu phân cách nghìn",
        $"\"{text}\" can be read in two ways ({Plain(number.Vietnamese, "en")} or {Plain(number.Invariant, "en")}): choose a convention of numbers, or write it without grouping");

    private static LocalText NoShare(double value) => new(
        $"{Plain(value, "vi")} % không nằm trong khoảng 0–100 %", $"{Plain(value, "en")} % is not within 0–100 %");

    private static LocalText Disagrees(double value) => new(
        $"Không khớp với tử số / mẫu số: tính ra {Plain(Math.Round(value, 2), "vi")}", $"It does not agree with numerator / denominator: those give {Plain(Math.Round(value, 2), "en")}");

    /// <summary>Without grouping: what is said about an ambiguous number must not be one.</summary>
    private static string Plain(double? value, string language) =>
        (value ?? 0).ToString("0.######", CultureInfo.InvariantCulture).Replace('.', language == "vi" ? ',' : '.');
}
