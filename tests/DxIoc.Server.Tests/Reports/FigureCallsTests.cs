using System.Net.Http.Json;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Lineage;
using DxIoc.Contracts.Reports;

namespace DxIoc.Server.Tests.Reports;

/// <summary>Reported figures over HTTP: looked at, handed in, decided on by two people, in force, corrected, and there after a restart.</summary>
public sealed class FigureCallsTests(FigureServer server) : IClassFixture<FigureServer>
{
    private const string Header = "Khu vực;Chỉ số;Kỳ;Giá trị;Tử số;Mẫu số\n";

    [Fact]
    public async Task A_published_figure_is_on_the_boards_with_its_period_and_document_and_a_correction_replaces_it()
    {
        var first = await server.PublishAsync(Header + "Thủ Dầu Một;Hộ gia đình có cáp quang;2021-Q4;;80000;100000\nThuận An;households-fibre;2021-Q4;;90000;100000\n");
        var district = await server.ReadingAsync("thu-dau-mot", "households-fibre", r => r.Value is not null);
        var province = await server.ReadingAsync("binh-duong", "households-fibre", r => r.Coverage.Fresh == 2);

        Assert.Equal((80.0, "2021-Q4", "Báo cáo quý (45/BC-STTTT)"), (district.Value!.Value, district.Period, district.Document));
        Assert.Equal((85.0, new Coverage(2, 9), 85.0, 1.0), (province.Value!.Value, province.Coverage, province.Target!.Value, province.Attainment!.Value));
        Assert.Equal(new DateTimeOffset(2021, 12, 31, 16, 59, 59, TimeSpan.Zero), province.At);
        Assert.Equal(Freshness.Stale, province.Freshness);

        var second = await server.PublishAsync(Header + "Thủ Dầu Một;households-fibre;Q4/2021;;70000;100000\n", "Đếm trùng hộ");
        await server.ReadingAsync("binh-duong", "households-fibre", r => r.Value == 80);

        Assert.Equal((0, 1), (first.Corrections, second.Corrections));
        var why = await server.GetAsync<Why>("why/thu-dau-mot/households-fibre");
        Assert.Equal(
            [(70.0, true, second.Id, "Đếm trùng hộ"), (80.0, false, first.Id, "")],
            why.Reports.Select(v => (v.Figure.Value, v.InForce, v.Submission.Id, v.Submission.Note)));
        Assert.Equal(("Nguyễn Thị Lan", "Trần Văn Minh"), (why.Reports[0].Submission.Submitted.Person, why.Reports[0].Submission.Published!.Person));
        Assert.Equal("reported, ratio × 100, quarter", why.Computation);

        // History has what is in force, at the end of the period.
        var history = await server.GetAsync<List<DxIoc.Contracts.History.HistoryPoint>>("history/binh-duong/households-fibre?from=2021-12-31T00:00:00Z&to=2022-01-01T00:00:00Z&step=3600");
        Assert.Equal([80.0], history.Select(p => p.Value!.Value));

        await server.RestartAsync();
        Assert.Equal(80.0, (await server.ReadingAsync("binh-duong", "households-fibre", r => r.Value is not null)).Value);
        Assert.Equal(2, (await server.GetAsync<Why>("why/thu-dau-mot/households-fibre")).Reports.Count);
    }

    [Fact]
    public async Task Nobody_approves_or_publishes_what_they_handed_in_and_nothing_takes_effect_before()
    {
        using var posted = await server.PostFileAsync(FigureServer.Hoa, "", Header + "Bình Dương;e-invoices;2021-Q1;91;;\n", ("document", "Báo cáo"));
        var own = (await posted.Content.ReadFromJsonAsync<FigureSubmission>())!;

        Assert.Equal(403, await server.DecideAsync(FigureServer.Hoa, own.Id, "approve"));
        Assert.Equal(409, await server.DecideAsync(FigureServer.Minh, own.Id, "publish"));
        Assert.Equal(200, await server.DecideAsync(FigureServer.Minh, own.Id, "approve"));
        Assert.Equal(403, await server.DecideAsync(FigureServer.Hoa, own.Id, "publish"));
        Assert.Equal(409, await server.DecideAsync(FigureServer.Minh, own.Id, "approve"));
        Assert.Null((await server.ReadingAsync("binh-duong", "e-invoices", _ => true)).Value);
        Assert.Equal(200, await server.DecideAsync(FigureServer.Minh, own.Id, "publish"));
        Assert.Equal(91.0, (await server.ReadingAsync("binh-duong", "e-invoices", r => r.Value is not null)).Value);
        Assert.Equal(409, await server.DecideAsync(FigureServer.Minh, own.Id, "reject", "Đã muộn"));
    }

    [Fact]
    public async Task Of_two_who_approve_at_once_one_does()
    {
        for (var round = 0; round < 10; round++)
        {
            var submission = await server.SubmitAsync(Header + $"Bình Dương;smes-on-platforms;2020-{round + 1:00};{6_000 + round};;\n");
            var answers = await Task.WhenAll(
                server.DecideAsync(FigureServer.Minh, submission.Id, "approve"), server.DecideAsync(FigureServer.Hoa, submission.Id, "approve"));
            Assert.Equal([200, 409], answers.Order());
        }
    }

    [Fact]
    public async Task A_rejection_has_a_reason_and_only_an_approver_or_its_submitter_makes_it()
    {
        using var posted = await server.PostFileAsync(FigureServer.Hoa, "", Header + "Bình Dương;e-invoices;2020-Q1;50;;\n", ("document", "Báo cáo"));
        var id = (await posted.Content.ReadFromJsonAsync<FigureSubmission>())!.Id;

        Assert.Equal(400, await server.DecideAsync(FigureServer.Minh, id, "reject", " "));
        Assert.Equal(403, await server.DecideAsync(FigureServer.Lan, id, "reject", "không phải của tôi"));
        Assert.Equal(200, await server.DecideAsync(FigureServer.Minh, id, "reject", "Thiếu chữ ký"));
        Assert.Equal(409, await server.DecideAsync(FigureServer.Minh, id, "approve"));
        var detail = await server.GetAsync<FigureSubmissionDetail>($"figures/{id}");
        Assert.Equal((SubmissionState.Rejected, "Thiếu chữ ký", "Trần Văn Minh"), (detail.Submission.State, detail.Submission.Reason, detail.Submission.Rejected!.Person));

        var mine = await server.SubmitAsync(Header + "Bình Dương;e-invoices;2020-Q2;51;;\n");
        Assert.Equal(200, await server.DecideAsync(FigureServer.Lan, mine.Id, "reject", "Nộp nhầm tệp"));
    }

    [Fact]
    public async Task A_file_with_errors_says_all_of_them_and_is_taken_only_without_its_bad_rows()
    {
        const string Csv = Header + "Bình Dương;e-invoices;2019-Q1;91,5;;\nBình Dương;no-such;2019-Q1;1;;\nDĩ An;e-invoices;2019-Q7;x;;\n";
        using var refused = await server.PostFileAsync(FigureServer.Lan, "", Csv, ("document", "Báo cáo"));
        var errors = (await FigureServer.ProblemAsync(refused)).GetProperty("errors");

        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Equal(["row 3, Chỉ số", "row 4, Khu vực", "row 4, Kỳ", "row 4, Giá trị"], errors.EnumerateObject().Select(e => e.Name));

        using var taken = await server.PostFileAsync(FigureServer.Lan, "", Csv, ("document", "Báo cáo"), ("leaveOut", "true"));
        var submission = (await taken.Content.ReadFromJsonAsync<FigureSubmission>())!;
        var detail = await server.GetAsync<FigureSubmissionDetail>($"figures/{submission.Id}");
        Assert.Equal((201, 1, 2), ((int)taken.StatusCode, submission.Rows, submission.LeftOut));
        Assert.Equal([91.5], detail.Figures.Select(f => f.Value));
        Assert.Equal([3, 4, 4, 4], detail.LeftOut.Select(e => e.Row));
        Assert.Equal(Csv, await server.Http.GetStringAsync(new Uri($"/api/v1/figures/{submission.Id}/file", UriKind.Relative)));
    }

    [Fact]
    public async Task A_preview_stores_nothing_and_shows_what_would_be_replaced()
    {
        await server.PublishAsync(Header + "Bình Dương;cashless-e-commerce;2018-Q1;40;;\n");
        var before = (await server.GetAsync<List<FigureSubmission>>("figures?limit=500")).Count;
        using var response = await server.PostFileAsync(FigureServer.Lan, "/preview", Header + "Bình Dương;cashless-e-commerce;2018-Q1;41;;\nBình Dương;cashless-e-commerce;2018-Q2;?;;\n");
        var preview = (await response.Content.ReadFromJsonAsync<FigurePreview>())!;

        Assert.Equal((1, 1, 1), (preview.Good, preview.Bad, preview.Corrections));
        Assert.Equal(40.0, preview.Rows[0].Replaces!.Figure.Value);
        Assert.Equal(before, (await server.GetAsync<List<FigureSubmission>>("figures?limit=500")).Count);

        using var silent = await server.PostFileAsync(FigureServer.Lan, "", Header + "Bình Dương;cashless-e-commerce;2018-Q1;41;;\n", ("document", "Báo cáo"));
        Assert.Equal((400, "note"), ((int)silent.StatusCode, (await FigureServer.ProblemAsync(silent)).GetProperty("errors").EnumerateObject().First().Name));
    }

    [Fact]
    public async Task Without_a_key_with_a_wrong_one_or_from_another_site_nothing_is_taken()
    {
        const string Row = Header + "Bình Dương;e-invoices;2017-Q1;50;;\n";
        using var form = new MultipartFormDataContent { { new StringContent(Row), "file", "figures.csv" } };

        Assert.Equal(401, (int)(await server.SendAsync(null, "/preview", form)).StatusCode);
        Assert.Equal(401, (int)(await server.PostFileAsync("key-of-nobody-0123456789", "/preview", Row)).StatusCode);
        Assert.Equal(403, (int)(await server.PostFileAsync(FigureServer.Minh, "/preview", Row)).StatusCode);
        Assert.Equal(401, await server.DecideAsync(null, 1, "approve"));
        using var foreign = await server.SendAsync(FigureServer.Minh, "/1/approve", null, r => r.Headers.Add("Origin", "https://evil.example"));
        using var crossing = await server.SendAsync(FigureServer.Minh, "/1/approve", null, r => r.Headers.Add("Sec-Fetch-Site", "cross-site"));
        using var own = await server.SendAsync(FigureServer.Minh, "/999999/approve", null, r => r.Headers.Add("Origin", server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)));
        Assert.Equal((403, 403, 404), ((int)foreign.StatusCode, (int)crossing.StatusCode, (int)own.StatusCode));
    }

    [Theory]
    [InlineData("figures?state=gone", 400)]
    [InlineData("figures?limit=9999", 400)]
    [InlineData("figures/999999", 404)]
    [InlineData("figures/template?area=nowhere", 404)]
    [InlineData("figures/template?format=doc", 400)]
    [InlineData("figures/template?period=soon", 400)]
    [InlineData("figures/template?area=di-an&period=2022-Q1", 200)]
    public async Task What_cannot_be_answered_is_said(string path, int status)
    {
        using var response = await server.Http.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));

        Assert.Equal(status, (int)response.StatusCode);
    }
}
