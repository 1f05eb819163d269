using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Reports;
using DxIoc.Wall.Reports;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Tests.Reports;

/// <summary>How reported figures look on a tile, and when a file can be handed in.</summary>
public sealed class ReportedFigureTests
{
    private static readonly IndicatorInfo Reported = Some.Indicator(feed: null, staleAfter: 1e9, target: new TargetInfo(">=", 85, "plan")) with { Kind = FigureKind.Reported, Period = "quarter" };

    [Fact]
    public void A_reported_figure_wears_a_badge_with_its_period_and_document_and_its_own_target()
    {
        var tile = TileModel.Of(Reported, Some.Reading() with { Period = "2022-Q1", Document = "Báo cáo (45/BC)", Target = 90 }, Some.Moment.AddDays(20), parts: false, Some.Vietnamese);

        Assert.Equal(("Báo cáo", "BC", "Q1/2022", "Q1/2022"), (tile.Badge, tile.ShortBadge, tile.ShortAge, tile.Period));
        Assert.Equal("Số liệu báo cáo, không đo trực tiếp · Q1/2022 · Báo cáo (45/BC)", tile.BadgeTitle);
        Assert.Equal("Mục tiêu ≥ 90", tile.Target);
        Assert.Equal("20 ngày trước", tile.Age);
    }

    [Fact]
    public void A_derived_figure_wears_another_and_a_measured_one_none()
    {
        var derived = TileModel.Of(Some.Indicator(feed: null) with { Kind = FigureKind.Derived }, Some.Reading(), Some.Moment, parts: false, Some.English);
        var measured = TileModel.Of(Some.Indicator(), Some.Reading(), Some.Moment, parts: false, Some.English);

        Assert.Equal(("Computed", "Computed from other indicators"), (derived.Badge, derived.BadgeTitle));
        Assert.Equal(("", "", ""), (measured.Badge, measured.ShortBadge, measured.BadgeTitle));
    }

    [Fact]
    public void A_missing_reported_figure_has_its_badge_and_no_value() => Assert.Equal(
        ("Báo cáo", "—", Freshness.Missing), TileModel.Of(Reported, Some.Missing(), Some.Moment, parts: false, Some.Vietnamese) is var t ? (t.Badge, t.Value, t.Freshness) : default);

    [Theory]
    [InlineData("2022", "2022")]
    [InlineData("2022-Q1", "Q1/2022")]
    [InlineData("2022-03", "03/2022")]
    [InlineData("2022-03-31", "31/03/2022")]
    [InlineData("soon", "soon")]
    public void A_period_is_written_as_people_write_it(string period, string brief) => Assert.Equal(brief, PeriodText.Brief(period));

    [Fact]
    public void A_file_with_errors_is_handed_in_only_without_them_and_a_correction_only_with_its_reason()
    {
        var draft = new FigureDraft();
        Assert.Equal("figures.needs.good", draft.Missing);
        draft.Preview = new FigurePreview("f", "csv", new LocalText("", ""), [], [], [], Good: 2, Bad: 1, Corrections: 1);
        Assert.Equal("figures.needs.good", draft.Missing);
        draft.LeaveOut = true;
        Assert.Equal("figures.needs.document", draft.Missing);
        draft.Document = "Báo cáo";
        Assert.Equal("figures.needs.note", draft.Missing);
        draft.Note = "Đếm trùng";
        Assert.Null(draft.Missing);
    }

    [Fact]
    public void A_key_that_nobody_has_is_not_kept()
    {
        var session = new FigureSession();
        session.Enter("wrong", new FigureSeat(true, null, false, false));
        Assert.Equal(("", false), (session.Key, session.Inside));
        session.Enter("right", new FigureSeat(true, "Lan", true, false));
        Assert.Equal(("right", true), (session.Key, session.Inside));
        session.Leave();
        Assert.Equal(("", false), (session.Key, session.Inside));
    }
}
