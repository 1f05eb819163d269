using System.Globalization;
using System.Text;
using DxIoc.Contracts.Reports;
using DxIoc.History;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Demo;

/// <summary>
/// On a first start, what the demo's two people would have handed in, approved and published over the last months: the plan's reported
/// figures, one correction, and one report that waits for its approver.
/// </summary>
internal sealed class FigureBackfill(IFigureStore store, TimeProvider time) : IHostedService
{
    /// <summary>People and households of a district, and how far it is with the plan.</summary>
    private static readonly (string Area, int People, int Households, double Ahead)[] Districts =
        [.. District.All.Select((d, i) => (d.Area, (int)(d.Size * 380_000), (int)(d.Size * 112_000), 0.92 + (0.018 * ((i * 5) % 9))))];

    private static readonly int[] Products = [4, 3, 8, 5, 6, 2, 3, 5, 3];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if ((await store.ReadSubmissionsAsync(null, null, 1, cancellationToken)).Count > 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(7)).DateTime);
        var (before, last, year) = (Quarter(today, 2), Quarter(today, 1), today.Year - 1);
        await PublishAsync($"Báo cáo chuyển đổi số năm {year}", "12/BC-STTTT", Yearly(year), "", now.AddDays(-60), cancellationToken);
        await PublishAsync($"Báo cáo kinh tế số, xã hội số {Said(before)}", "31/BC-STTTT", Quarterly(before, 0.97), "", now.AddDays(-50), cancellationToken);
        await PublishAsync($"Báo cáo kinh tế số, xã hội số {Said(last)}", "45/BC-STTTT", Quarterly(last, 1), "", now.AddDays(-4), cancellationToken);
        await PublishAsync("Báo cáo chương trình SMEdx", "8/BC-SKHĐT", [Row("binh-duong", "smes-on-platforms", Month(today, 1), 7_126)], "", now.AddDays(-3), cancellationToken);
        await PublishAsync(
            $"Công văn đính chính {Said(last)}",
            "52/CV-STTTT",
            [Row("di-an", "ocop-products-online", last, 6)],
            "Dĩ An báo trùng hai sản phẩm với Thuận An",
            now.AddDays(-2),
            cancellationToken);
        await SubmitAsync(
            $"Công văn đính chính {Said(last)}", "53/CV-STTTT", [Row("binh-duong", "cashless-e-commerce", last, 47.9)], "Bổ sung giao dịch của một sàn", now.AddHours(-5), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static List<FigureRow> Quarterly(string period, double share)
    {
        var rows = new List<FigureRow>();
        for (var i = 0; i < Districts.Length; i++)
        {
            var (area, people, households, ahead) = Districts[i];
            rows.Add(Ratio(area, "households-fibre", period, households * Math.Min(0.86 * ahead * share, 0.99), households));
            rows.Add(Ratio(area, "smartphone-owners", period, people * Math.Min(0.89 * ahead * share, 0.98), people));
            rows.Add(Ratio(area, "community-digital-teams", period, (9 + i) * Math.Min(0.98 * ahead * share, 1), 9 + i));
            rows.Add(Row(area, "ocop-products-online", period, share < 1 ? Math.Floor(Products[i] * 0.7) : Products[i]));
        }

        rows.Add(Row("binh-duong", "e-invoices", period, Math.Round(98.6 * share, 1)));
        rows.Add(Row("binh-duong", "cashless-e-commerce", period, Math.Round(47.5 * share, 1)));
        return rows;
    }

    private static List<FigureRow> Yearly(int year) =>
        [.. Districts.Select(d => Ratio(d.Area, "basic-digital-skills", year.ToString(CultureInfo.InvariantCulture), d.People * 0.114 * d.Ahead, d.People))];

    private static FigureRow Row(string area, string indicator, string period, double value) => new(0, area, indicator, period, value, null, null, null, "");

    private static FigureRow Ratio(string area, string indicator, string period, double numerator, double denominator)
    {
        var whole = Math.Round(numerator);
        return new FigureRow(0, area, indicator, period, whole / denominator * 100, whole, denominator, null, "");
    }

    private async Task PublishAsync(string document, string number, List<FigureRow> rows, string note, DateTimeOffset at, CancellationToken cancellation)
    {
        var id = await SubmitAsync(document, number, rows, note, at, cancellation);
        await store.DecideAsync(id, FigureMove.Approve, new FigureStep(DemoPeople.Approver, at.AddHours(3)), "", cancellation);
        await store.DecideAsync(id, FigureMove.Publish, new FigureStep(DemoPeople.Approver, at.AddHours(4)), "", cancellation);
    }

    private async Task<long> SubmitAsync(string document, string number, List<FigureRow> rows, string note, DateTimeOffset at, CancellationToken cancellation)
    {
        List<FigureRow> numbered = [.. rows.Select((r, i) => r with { Row = i + 2 })];
        var submission = await store.SubmitAsync(
            new FigureHandIn(
                new FigureDocument(document, number, DateOnly.FromDateTime(at.DateTime)), note, $"{number.Replace('/', '-')}.csv", File(numbered), numbered, [], new FigureStep(DemoPeople.Submitter, at)),
            cancellation);
        return submission?.Id ?? throw new InvalidOperationException("The store of reported figures is full at a first start.");
    }

    /// <summary>The file that would have brought these rows.</summary>
    private static byte[] File(List<FigureRow> rows)
    {
        var text = new StringBuilder("Area;Indicator;Period;Value;Numerator;Denominator\n");
        foreach (var r in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{r.Area};{r.Indicator};{r.Period};{(r.Numerator is null ? r.Value : null):0.##};{r.Numerator:0};{r.Denominator:0}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quarter(DateOnly day, int back)
    {
        var then = day.AddMonths(-3 * back);
        return string.Create(CultureInfo.InvariantCulture, $"{then.Year}-Q{(then.Month + 2) / 3}");
    }

    private static string Month(DateOnly day, int back) => day.AddMonths(-back).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Said(string quarter) => $"quý {quarter[^1] switch { '1' => "I", '2' => "II", '3' => "III", _ => "IV" }}/{quarter[..4]}";
}
