using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Reports;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Indicators.Reports;
using DxIoc.Indicators.Tests.Catalogue;

namespace DxIoc.Indicators.Tests.Reports;

/// <summary>Readings of reported indicators from what was published.</summary>
public sealed class ReportedRuleTests
{
    private static readonly IndicatorCatalogue Catalogue = ShippedFiles.Catalogue;
    private static readonly DateTimeOffset Now = new(2022, 4, 26, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_provinces_ratio_is_the_ratio_of_the_sums_of_one_period_and_says_how_many_areas_it_has()
    {
        var reading = Read("households-fibre", "binh-duong", Now, Ratio("di-an", "2022-Q1", 90, 100), Ratio("phu-giao", "2022-Q1", 5, 10), Ratio("ben-cat", "2021-Q4", 1, 1_000));

        Assert.Equal((86.3636363636, "2022-Q1", new Coverage(2, 9)), (reading.Value!.Value, reading.Period, reading.Coverage));
        Assert.Equal((85.0, Freshness.Live, 2L), (reading.Target!.Value, reading.Freshness, reading.Samples));
        Assert.Equal(86.2636363636, reading.Trend!.Value, 9);
    }

    [Fact]
    public void A_corrected_figure_counts_in_place_of_the_one_before()
    {
        var reading = Read("ocop-products-online", "binh-duong", Now, Plain("di-an", "2022-Q1", 8, inForce: false), Plain("di-an", "2022-Q1", 6, id: 2), Plain("ben-cat", "2022-Q1", 5));

        Assert.Equal((11.0, null, new Coverage(2, 9)), (reading.Value!.Value, reading.Document, reading.Coverage));
    }

    [Theory]
    [InlineData("2022-08-14T16:59:59Z", Freshness.Live)]
    [InlineData("2022-08-15T17:00:00Z", Freshness.Stale)]
    public void A_quarter_is_fresh_until_the_report_of_the_next_is_due(string now, Freshness freshness) => Assert.Equal(
        freshness, Read("e-invoices", "binh-duong", DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), Plain("binh-duong", "2022-Q1", 98)).Freshness);

    [Fact]
    public void A_single_areas_figure_has_its_document_and_its_own_target()
    {
        var reading = Read("households-fibre", "di-an", Now, Ratio("di-an", "2022-Q1", 45, 100) with { Figure = Ratio("di-an", "2022-Q1", 45, 100).Figure with { Target = 90 } });

        Assert.Equal(("Báo cáo (1/BC)", 90.0, 0.5, default(Coverage)), (reading.Document, reading.Target!.Value, reading.Attainment!.Value, reading.Coverage));
    }

    [Fact]
    public void Where_nothing_was_published_the_figure_is_missing_and_never_zero()
    {
        var reading = Read("ocop-products-online", "binh-duong", Now);

        Assert.Equal((null, Freshness.Missing, new Coverage(0, 9), 38.0), (reading.Value, reading.Freshness, reading.Coverage, reading.Target!.Value));
    }

    [Fact]
    public void Figures_of_another_kind_of_period_are_passed_over() =>
        Assert.Null(Read("ocop-products-online", "di-an", Now, Plain("di-an", "2022-03", 5)).Value);

    [Fact]
    public void What_is_reported_has_no_measure_so_that_no_message_can_change_it() => Assert.All(
        Catalogue.Indicators.Where(i => i.Report is not null), i => Assert.Equal((null, 0), (i.Feed, i.Measures.Count)));

    [Theory]
    [InlineData("reported: week\naggregate: sum", "reported")]
    [InlineData("reported: year\naggregate: mean", "what is reported cannot be computed so")]
    [InlineData("reported: year\naggregate: last\nroll-up: merge", "plain figures of areas do not add up")]
    [InlineData("reported: year\naggregate: sum\nwindow: 5m", "what is reported has no window")]
    [InlineData("reported: year\naggregate: sum\nfeed: air", "what is reported has no feed")]
    [InlineData("formula: 1 + 1\ndue-after: 5d", "only what is reported is due")]
    public void A_mistake_in_the_catalogue_is_said(string keys, string problem) =>
        Assert.Contains(SmallCatalogue.WithIndicator(keys).Errors, e => e.ToString().Contains(problem, StringComparison.Ordinal));

    private static CellReading Read(string indicator, string area, DateTimeOffset now, params FigureVersion[] figures)
    {
        var definition = Catalogue.Find(indicator)!;
        return ReportedRule.Read(definition, area, Catalogue.SourcesOf(area, definition), figures, Catalogue.Zone, Instant.From(now));
    }

    private static FigureVersion Plain(string area, string period, double value, bool inForce = true, int id = 1) => Version(new FigureRow(2, area, "i", period, value, null, null, null, ""), inForce, id);

    private static FigureVersion Ratio(string area, string period, double numerator, double denominator) =>
        Version(new FigureRow(2, area, "i", period, numerator / denominator * 100, numerator, denominator, null, ""), true, 1);

    private static FigureVersion Version(FigureRow row, bool inForce, int id) => new(
        row,
        new FigureSubmission
        {
            Id = id, State = SubmissionState.Published, Document = new FigureDocument("Báo cáo", $"{id}/BC", null), Note = "", FileName = "", FileHash = "", Rows = 1, LeftOut = 0, Corrections = 0,
            Submitted = new FigureStep("Lan", Now),
        },
        inForce);
}
