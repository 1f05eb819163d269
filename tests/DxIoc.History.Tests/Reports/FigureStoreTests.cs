using System.Text;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Reports;
using DxIoc.History.Sqlite.Reports;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Logging.Abstractions;

namespace DxIoc.History.Tests.Reports;

/// <summary>Submissions in their file: who may move them, what is in force and when, what a restart keeps.</summary>
public sealed class FigureStoreTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2022, 4, 26, 1, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-figures-").FullName;
    private SqliteFigures _store = null!;

    public Task InitializeAsync() => OpenAsync();

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_submission_is_kept_whole_with_its_file_and_what_was_left_out_also_across_a_restart()
    {
        var handIn = HandIn("lan", Row("di-an", "2022-Q1", 6) with { Numerator = 3, Denominator = 50, Target = 7, Note = "ước tính" }) with
        {
            LeftOut = [new FigureError(3, 1, "Kỳ", new LocalText("sai", "wrong")), new FigureError(3, 2, "Giá trị", new LocalText("sai", "wrong"))],
        };
        var id = (await _store.SubmitAsync(handIn, default))!.Id;
        await ReopenAsync();
        var detail = (await _store.ReadSubmissionAsync(id, default))!;

        Assert.Equal((1, 1, 0, SubmissionState.Submitted), (detail.Submission.Rows, detail.Submission.LeftOut, detail.Submission.Corrections, detail.Submission.State));
        Assert.Equal(new FigureDocument("Báo cáo", "1/BC", new DateOnly(2022, 4, 15)), detail.Submission.Document);
        Assert.Equal(handIn.Figures, detail.Figures);
        Assert.Equal(handIn.LeftOut, detail.LeftOut);
        Assert.Equal("the file", Encoding.UTF8.GetString((await _store.ReadFileAsync(id, default))!));
        Assert.Equal("994659de87f727ddcde75df44314f31d", detail.Submission.FileHash[..32]);
        Assert.Equal(new FigureStep("lan", Start), detail.Submission.Submitted);
    }

    [Fact]
    public async Task Who_handed_in_neither_approves_nor_publishes_and_each_step_needs_the_one_before()
    {
        var id = (await _store.SubmitAsync(HandIn("lan", Row("di-an", "2022-Q1", 6)), default))!.Id;

        Assert.Equal((false, true), await MoveAsync(id, FigureMove.Approve, "lan"));
        Assert.Equal((false, false), await MoveAsync(id, FigureMove.Publish, "minh"));
        Assert.Equal((true, false), await MoveAsync(id, FigureMove.Approve, "minh"));
        Assert.Equal((false, true), await MoveAsync(id, FigureMove.Publish, "lan"));
        Assert.Equal((true, false), await MoveAsync(id, FigureMove.Publish, "minh"));
        Assert.Equal((false, false), await MoveAsync(id, FigureMove.Publish, "minh"));
        Assert.Equal((false, false), await MoveAsync(id, FigureMove.Reject, "lan"));
        Assert.Null((await _store.DecideAsync(99, FigureMove.Approve, new FigureStep("minh", Start), "", default)).Submission);
    }

    [Fact]
    public async Task Of_many_who_decide_at_once_one_does()
    {
        var id = (await _store.SubmitAsync(HandIn("lan", Row("di-an", "2022-Q1", 6)), default))!.Id;
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _store.DecideAsync(
            id, i % 2 == 0 ? FigureMove.Approve : FigureMove.Reject, new FigureStep($"person {i}", Start), "r", default)));

        // A rejection may follow the approval; two of one kind never do.
        Assert.Equal(1, verdicts.Select((v, i) => v.Done && i % 2 == 1 ? 1 : 0).Sum());
        Assert.InRange(verdicts.Count(v => v.Done), 1, 2);
    }

    [Fact]
    public async Task The_later_publication_is_in_force_and_the_past_sees_what_was_published_by_then()
    {
        var first = await PublishAsync(Start, Row("di-an", "2022-Q1", 8), Row("ben-cat", "2022-Q1", 5));
        var second = await PublishAsync(Start.AddDays(2), Row("di-an", "2022-Q1", 6));
        await _store.SubmitAsync(HandIn("lan", Row("di-an", "2022-Q1", 99)), default);
        await ReopenAsync();

        Assert.Equal((0, 1), (first.Corrections, second.Corrections));
        Assert.Equal(["ben-cat 5", "di-an 6"], await VersionsAsync(Start.AddDays(3), inForceOnly: true));
        Assert.Equal(["ben-cat 5", "di-an 6", "di-an 8 (corrected)"], await VersionsAsync(Start.AddDays(3), inForceOnly: false));
        Assert.Equal(["ben-cat 5", "di-an 8"], await VersionsAsync(Start.AddDays(1), inForceOnly: false));
        Assert.Empty(await VersionsAsync(Start.AddSeconds(-1), inForceOnly: false));
    }

    [Fact]
    public async Task The_newest_periods_come_first_and_no_more_than_asked()
    {
        await PublishAsync(Start, Row("di-an", "2021-Q4", 4), Row("di-an", "2022-Q1", 5), Row("di-an", "2021-Q3", 3));

        Assert.Equal(["di-an 5", "di-an 4"], await VersionsAsync(Start.AddDays(1), inForceOnly: true, periods: 2));
    }

    [Fact]
    public async Task A_full_store_takes_nothing_more_and_says_so()
    {
        await _store.DisposeAsync();
        _store = new SqliteFigures(new HistoryOptions { Folder = _folder, FiguresLimitMiB = 0 }, NullLogger<SqliteFigures>.Instance);
        await _store.StartAsync(default);

        Assert.Null(await _store.SubmitAsync(HandIn("lan", Row("di-an", "2022-Q1", 6)), default));
        Assert.Empty(await _store.ReadSubmissionsAsync(null, null, 10, default));
    }

    [Fact]
    public async Task Submissions_are_listed_newest_first_by_state_and_in_pages()
    {
        for (var i = 0; i < 4; i++)
        {
            await _store.SubmitAsync(HandIn("lan", Row("di-an", "2022-Q1", i)), default);
        }

        await MoveAsync(2, FigureMove.Reject, "minh");
        Assert.Equal([4, 3], (await _store.ReadSubmissionsAsync(null, null, 2, default)).Select(s => s.Id));
        Assert.Equal([2, 1], (await _store.ReadSubmissionsAsync(null, 3, 10, default)).Select(s => s.Id));
        Assert.Equal([2], (await _store.ReadSubmissionsAsync(SubmissionState.Rejected, null, 10, default)).Select(s => s.Id));
    }

    private static FigureRow Row(string area, string period, double value) => new(2, area, "products", period, value, null, null, null, "");

    private static FigureHandIn HandIn(string person, params FigureRow[] rows) => new(
        new FigureDocument("Báo cáo", "1/BC", new DateOnly(2022, 4, 15)), "", "q1.csv", Encoding.UTF8.GetBytes("the file"), rows, [], new FigureStep(person, Start));

    private async Task<FigureSubmission> PublishAsync(DateTimeOffset at, params FigureRow[] rows)
    {
        var submission = (await _store.SubmitAsync(HandIn("lan", rows), default))!;
        await _store.DecideAsync(submission.Id, FigureMove.Approve, new FigureStep("minh", at), "", default);
        await _store.DecideAsync(submission.Id, FigureMove.Publish, new FigureStep("minh", at), "", default);
        return submission;
    }

    private async Task<(bool Done, bool SamePerson)> MoveAsync(long id, FigureMove move, string person)
    {
        var verdict = await _store.DecideAsync(id, move, new FigureStep(person, Start), "", default);
        return (verdict.Done, verdict.SamePerson);
    }

    private async Task<IEnumerable<string>> VersionsAsync(DateTimeOffset at, bool inForceOnly, int periods = 10) =>
        (await _store.ReadVersionsAsync(new FigureQuery(["di-an", "ben-cat"], ["products"], Instant.From(at), periods, inForceOnly, 100), default))
            .Select(v => FormattableString.Invariant($"{v.Figure.Area} {v.Figure.Value}{(v.InForce ? "" : " (corrected)")}"));

    private async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        await OpenAsync();
    }

    private Task OpenAsync()
    {
        _store = new SqliteFigures(new HistoryOptions { Folder = _folder }, NullLogger<SqliteFigures>.Instance);
        return _store.StartAsync(default);
    }
}
