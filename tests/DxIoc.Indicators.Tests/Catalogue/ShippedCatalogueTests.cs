using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Tests.Catalogue;

/// <summary>The catalogue that is shipped: whole, and with every kind of computation in it.</summary>
public sealed class ShippedCatalogueTests
{
    private static readonly IndicatorCatalogue Catalogue = ShippedFiles.Catalogue;

    [Fact]
    public void It_has_no_errors() => Assert.Empty(CatalogueReader.Read(ShippedFiles.Texts).Errors);

    [Fact]
    public void It_has_the_ten_areas_of_the_plan() => Assert.Equal(
        ["bac-tan-uyen", "bau-bang", "ben-cat", "binh-duong", "dau-tieng", "di-an", "phu-giao", "tan-uyen", "thu-dau-mot", "thuan-an"],
        Catalogue.Areas.All.Select(a => a.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void It_has_the_sectors_in_the_order_of_the_screens() => Assert.Equal(
        ["public-services", "traffic", "cameras", "security", "environment", "health", "education", "infosec", "infrastructure", "digital-economy", "digital-society"],
        Catalogue.Sectors.Select(s => s.Id));

    [Fact]
    public void It_has_at_least_sixty_indicators() => Assert.InRange(Catalogue.Indicators.Count, 60, int.MaxValue);

    [Fact]
    public void Every_sector_has_indicators() => Assert.Empty(
        Catalogue.Sectors.Select(s => s.Id).Except(Catalogue.Indicators.Select(i => i.Sector)));

    [Fact]
    public void Every_feed_is_read() => Assert.Empty(
        Catalogue.Feeds.Select(f => f.Id).Except(Catalogue.Indicators.Select(i => i.Feed)));

    [Fact]
    public void Every_aggregate_is_used() => Assert.Empty(
        Enum.GetValues<AggregateKind>().Except(Catalogue.Indicators.Select(i => i.Aggregate)));

    [Fact]
    public void Every_range_belongs_to_a_measure_that_an_indicator_of_the_feed_reads_or_may_come_to_read() => Assert.Equal(
        ["wastewater/cod", "wastewater/ph", "village/lamps-on", "village/temperature"],
        Catalogue.Feeds.SelectMany(f => f.Ranges.Keys.Where(m => !Catalogue.Reading(f.Id, m).Any()).Order(StringComparer.Ordinal).Select(m => $"{f.Id}/{m}")));

    [Fact]
    public void A_percentage_is_a_share_times_one_hundred() => Assert.All(
        Catalogue.Indicators.Where(i => i.Aggregate is AggregateKind.Ratio or AggregateKind.Online),
        i => Assert.Equal(i.Unit.StartsWith('%') ? 100 : 1, i.Scale));

    [Fact]
    public void Every_unit_that_is_not_a_sign_of_all_languages_has_an_English_one()
    {
        string[] signs = ["", "%", "µg/m³", "mg/L", "°C", "mm", "m", "dBA", "km/h"];
        Assert.Equal(87, Catalogue.Indicators.Count);
        Assert.All(Catalogue.Indicators, i => Assert.True(signs.Contains(i.Unit) == i.UnitEn is null, $"{i.Id}: '{i.Unit}'"));
        Assert.All(
            Catalogue.Indicators.SelectMany(i => new[] { i.UnitEn?.One, i.UnitEn?.Other, i.Target?.SourceEn }).OfType<string>(),
            text => Assert.DoesNotMatch("[À-ɏẠ-ỹ]", text));
        Assert.All(Catalogue.Indicators.Where(i => i.Target is not null), i => Assert.NotNull(i.Target!.SourceEn));
    }

    [Fact]
    public void A_formula_has_its_inputs_on_every_board_where_it_stands() => Assert.All(
        Catalogue.Indicators.Where(i => i.Aggregate == AggregateKind.Formula),
        i =>
        {
            Assert.True(Formula.TryParse(i.Formula!, out var formula, out _));
            Assert.All(
                Catalogue.Areas.All.Where(a => Catalogue.OnBoard(a.Id, i.Id)),
                a => Assert.All(formula!.References, r => Assert.True(Catalogue.OnBoard(a.Id, r), $"{r} at {a.Id}")));
        });

    [Fact]
    public void Every_target_names_its_clause() => Assert.All(
        Catalogue.Indicators.Where(i => i.Target is not null), i => Assert.StartsWith("Kế hoạch 1906/KH-UBND, mục I.", i.Target!.Source));

    [Theory]
    [InlineData("procedures-fully-digital", 20)]
    [InlineData("records-digitised", 40)]
    [InlineData("open-data-agencies", 50)]
    [InlineData("cashless-public-services", 10)]
    [InlineData("national-databases-in-use", 80)]
    [InlineData("periodic-reports-shared", 50)]
    public void Targets_are_those_of_the_plan(string indicator, double target) =>
        Assert.Equal((">=", target), (Catalogue.Find(indicator)!.Target!.Comparison, Catalogue.Find(indicator)!.Target!.Value));

    [Theory]
    [InlineData("pm25", "binh-duong", "thu-dau-mot")]
    [InlineData("beds-free", "binh-duong", "di-an")]
    [InlineData("village-soil", "binh-duong", "tan-uyen")]
    public void Figures_of_districts_roll_up_to_the_province(string indicator, string province, string district) =>
        Assert.Equal((true, true), (Catalogue.OnBoard(province, indicator), Catalogue.OnBoard(district, indicator)));

    [Theory]
    [InlineData("infosec-incidents")]
    [InlineData("servers-up")]
    [InlineData("sources-fresh")]
    [InlineData("open-data-agencies")]
    public void Figures_of_the_province_alone_stand_on_its_board_only(string indicator) =>
        Assert.Equal(["binh-duong"], Catalogue.Areas.All.Select(a => a.Id).Where(a => Catalogue.OnBoard(a, indicator)));

    [Fact]
    public void The_demonstration_figure_follows_one_message_and_is_stale_after_three_minutes()
    {
        var pm25 = Catalogue.Find("pm25")!;

        Assert.Equal(("air", true, AggregateKind.Mean), (pm25.Feed, pm25.LatestPerDevice, pm25.Aggregate));
        Assert.Equal(new WindowSpec(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(10), false), pm25.Window);
        Assert.Equal(TimeSpan.FromMinutes(3), pm25.StaleAfter);
    }

    [Fact]
    public void Clients_read_how_a_figure_is_computed()
    {
        var infos = Catalogue.IndicatorInfos().ToDictionary(i => i.Id, i => i.Computation);

        Assert.Equal("latest per device, mean(pm25), 10m", infos["pm25"]);
        Assert.Equal("p90(response-minutes), 4h", infos["response-p90"]);
        Assert.Equal("latest per device, ratio(on-time-today / resolved-today) × 100, day", infos["dossiers-on-time"]);
        Assert.Equal("= cameras-heard * (1 - cameras-online / 100)", infos["cameras-offline"]);
    }

    [Fact]
    public void Clients_read_when_a_derived_figure_is_stale_from_the_longest_limit_of_its_inputs()
    {
        var result = SmallCatalogue.With("indicators.yaml", """
            indicators:
              - { id: far, name: Far, sector: green, formula: near * 2 }
              - { id: near, name: Near, sector: green, formula: dust + soot }
              - { id: dust, name: Dust, sector: green, feed: air, measure: pm25, aggregate: mean, window: 10m, stale-after: 3m }
              - { id: soot, name: Soot, sector: green, feed: air, measure: soot, aggregate: mean, window: 10m, stale-after: 1h }
              - { id: seven, name: Seven, sector: green, formula: 3 + 4 }
            """);

        Assert.Equal(
            [("far", 3_600), ("near", 3_600), ("dust", 180), ("soot", 3_600), ("seven", 0)],
            result.Catalogue!.IndicatorInfos().Select(i => (i.Id, i.StaleAfter)));
    }

    [Fact]
    public void Clients_read_where_an_indicator_stands()
    {
        var infos = Catalogue.IndicatorInfos().ToDictionary(i => i.Id, i => i.Areas);

        Assert.Equal(["binh-duong", "di-an"], infos["beds-free"]);
        Assert.Equal(10, infos["pm25"].Count);
    }
}
