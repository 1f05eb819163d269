using System.Globalization;
using DxIoc.Contracts.Catalogue;
using DxIoc.Indicators.Reports;

namespace DxIoc.Indicators.Catalogue;

/// <summary>Says in a sentence how an indicator's value comes about.</summary>
internal static class Explanations
{
    public static LocalText Of(IndicatorDefinition i)
    {
        if (i.Formula is { } formula)
        {
            return new LocalText($"Tính từ các chỉ số khác: {formula}", $"From other indicators: {formula}");
        }

        if (i.Report is { } report)
        {
            return Reported(i, report);
        }

        var window = i.Window.CivilDay
            ? new LocalText("từ 0 giờ hôm nay", "since midnight")
            : Over(DurationText.InWords(i.Window.Length));
        var what = What(i, string.Join(", ", i.Measures));
        var latest = i.LatestPerDevice
            ? new LocalText(" (mỗi thiết bị tính giá trị mới nhất)", " (each device's latest value)")
            : new LocalText("", "");
        return new LocalText($"{what.Vi}{latest.Vi}, {window.Vi}", $"{what.En}{latest.En}, {window.En}");
    }

    private static LocalText Reported(IndicatorDefinition i, ReportRule report)
    {
        var every = report.Period switch
        {
            PeriodKind.Year => new LocalText("năm", "year"),
            PeriodKind.Quarter => new LocalText("quý", "quarter"),
            PeriodKind.Month => new LocalText("tháng", "month"),
            _ => new LocalText("ngày", "day"),
        };
        var what = i.Aggregate switch
        {
            AggregateKind.Ratio => new LocalText("tổng tử số trên tổng mẫu số của các khu vực đã báo cáo kỳ đó", "sum of numerators over sum of denominators of the areas that reported that period"),
            AggregateKind.Sum => new LocalText("tổng các khu vực đã báo cáo kỳ đó", "sum of the areas that reported that period"),
            _ => new LocalText("số đã công bố của kỳ mới nhất", "the published figure of the newest period"),
        };
        return new LocalText($"Báo cáo theo {every.Vi}, được duyệt và công bố: {what.Vi}", $"Reported by {every.En}, approved and published: {what.En}");
    }

    private static LocalText Over(LocalText length) => new($"trong {length.Vi} gần nhất", $"over the last {length.En}");

    private static LocalText What(IndicatorDefinition i, string measures) => i.Aggregate switch
    {
        AggregateKind.Last => new($"Giá trị mới nhất của {measures}", $"Newest {measures}"),
        AggregateKind.Sum => new($"Tổng {measures}", $"Sum of {measures}"),
        AggregateKind.Count => new($"Số quan trắc {measures}", $"Count of {measures}"),
        AggregateKind.Mean => new($"Trung bình {measures}", $"Mean of {measures}"),
        AggregateKind.Min => new($"Nhỏ nhất của {measures}", $"Smallest {measures}"),
        AggregateKind.Max => new($"Lớn nhất của {measures}", $"Largest {measures}"),
        AggregateKind.Percentile => new(
            string.Create(CultureInfo.InvariantCulture, $"Phân vị {i.Quantile * 100:0} % của {measures}"),
            string.Create(CultureInfo.InvariantCulture, $"{i.Quantile * 100:0}th percentile of {measures}")),
        AggregateKind.Rate => new($"Tốc độ tăng của bộ đếm {measures}", $"Rate of the counter {measures}"),
        AggregateKind.Ratio => new($"Tỷ số tổng {i.Measures[0]} trên tổng {i.Measures[1]}", $"Sum of {i.Measures[0]} over sum of {i.Measures[1]}"),
        AggregateKind.Distinct => new($"Số thiết bị gửi {measures}", $"Devices that sent {measures}"),
        AggregateKind.Online => new($"Tỷ lệ thiết bị có {measures} khác 0", $"Share of devices whose {measures} is not 0"),
        AggregateKind.VnAqiHour => new("VN_AQI giờ theo Quyết định 1459/QĐ-TCMT, trạm xấu nhất", "Hourly VN_AQI by Decision 1459/QĐ-TCMT, worst station"),
        AggregateKind.VnAqiDay => new("VN_AQI ngày theo Quyết định 1459/QĐ-TCMT, trạm xấu nhất", "Daily VN_AQI by Decision 1459/QĐ-TCMT, worst station"),
        _ => new(measures, measures),
    };
}
