using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Contracts.Devices;
using DxIoc.Contracts.History;
using DxIoc.Wall.Map;
using DxIoc.Wall.Tiles;
using DxIoc.Wall.Tiles.AttentionList;
using DxIoc.Wall.Tiles.Cameras;
using DxIoc.Wall.Tiles.FeedList;
using DxIoc.Wall.Tiles.Gauges;
using DxIoc.Wall.Tiles.Groups;
using DxIoc.Wall.Tiles.HeatMaps;
using DxIoc.Wall.Tiles.Maps;
using DxIoc.Wall.Tiles.Rankings;
using DxIoc.Wall.Tiles.Tables;
using DxIoc.Wall.Tiles.Targets;
using DxIoc.Wall.Tiles.Tickers;
using DxIoc.Wall.Tiles.Trends;

namespace DxIoc.Wall.Tests.Tiles;

/// <summary>What tiles show, decided in plain objects.</summary>
public sealed class TileModelsTests
{
    private static readonly IndicatorInfo Limited = Some.Indicator() with { Thresholds = new ThresholdInfo("high", 50, 80, 1) };

    [Fact]
    public async Task A_gauge_has_its_zones_its_value_and_its_target_on_one_scale()
    {
        var tile = new TileInfo { Id = "a", Kind = "gauge", Indicator = "pm25", Min = 0, Max = 100 };
        var view = await new SomeScene().With(Limited with { Target = new TargetInfo("<=", 40, "I.1") })
            .Reading("province", Some.Reading(value: 25)).ViewAsync("province", tile);

        var model = GaugeModel.Of(view, tile);

        Assert.Equal((0.25, 0.4, "0", "100"), (model.Arc!.Value, model.TargetAt!.Value, model.Min, model.Max));
        Assert.Equal([("normal", 0, 0.5), ("warning", 0.5, 0.8), ("critical", 0.8, 1)], model.Zones.Select(z => (z.Kind, z.From, z.To)));
    }

    [Fact]
    public async Task A_gauge_without_a_figure_has_no_arc()
    {
        var tile = new TileInfo { Id = "a", Kind = "gauge", Indicator = "pm25" };
        var view = await new SomeScene().With(Limited).Reading("province", Some.Missing()).ViewAsync("province", tile);

        Assert.Null(GaugeModel.Of(view, tile).Arc);
    }

    [Fact]
    public async Task A_low_limit_puts_the_bad_zone_at_the_beginning_and_a_share_is_of_a_hundred()
    {
        var tile = new TileInfo { Id = "a", Kind = "gauge", Indicator = "pm25" };
        var view = await new SomeScene().With(Limited with { Unit = "%", Thresholds = new ThresholdInfo("low", 95, 85, 1) })
            .Reading("province", Some.Reading(value: 97)).ViewAsync("province", tile);

        Assert.Equal([("critical", 0, 0.85), ("warning", 0.85, 0.95), ("normal", 0.95, 1)], GaugeModel.Of(view, tile).Zones.Select(z => (z.Kind, z.From, z.To)));
    }

    [Fact]
    public async Task A_target_says_how_much_of_it_there_is_and_when_it_is_reached()
    {
        var tile = new TileInfo { Id = "a", Kind = "target", Indicator = "pm25" };
        var info = Some.Indicator(target: new TargetInfo(">=", 20, "Kế hoạch 1906, I.1"));
        async Task<TargetModel> At(double value, double share) => TargetModel.Of(
            await new SomeScene().With(info).Reading("province", Some.Reading(value: value) with { Attainment = share }).ViewAsync("province", tile), tile);

        var (part, whole) = (await At(18, 0.9), await At(25, 1.25));

        Assert.Equal((0.9, false, "đạt 90 %", "Mục tiêu ≥ 20 µg/m³", "Kế hoạch 1906, I.1"), (part.Share, part.Reached, part.Verdict, part.Wanted, part.Source));
        Assert.Equal((1.0, true, "đạt mục tiêu"), (whole.Share, whole.Reached, whole.Verdict));
    }

    [Fact]
    public async Task A_ranking_puts_the_worst_first_and_the_missing_last_and_never_as_zero()
    {
        var tile = new TileInfo { Id = "a", Kind = "ranking", Indicator = "pm25", Areas = ["province", "north", "south"] };
        var view = await new SomeScene().With(Limited)
            .Reading("province", Some.Reading(value: 60))
            .Reading("north", Some.Missing())
            .Reading("south", Some.Reading(value: 55, status: ReadingStatus.Warning)).ViewAsync("south", tile);

        var rows = RankingModel.Of(view, tile).Rows;

        Assert.Equal([("south", "55,0"), ("province", "60,0"), ("north", "—")], rows.Select(r => (r.Area, r.Figure.Value)));
        Assert.Equal([true, false, false], rows.Select(r => r.Own));
        Assert.Equal(0, rows[2].Share);
    }

    [Fact]
    public async Task A_ranking_by_a_low_limit_has_the_lowest_first()
    {
        var tile = new TileInfo { Id = "a", Kind = "ranking", Indicator = "pm25" };
        var view = await new SomeScene().With(Limited with { Thresholds = new ThresholdInfo("low", 10, 5, 1) })
            .Reading("north", Some.Reading(value: 30)).Reading("south", Some.Reading(value: 20)).ViewAsync("province", tile);

        Assert.Equal(["south", "north"], RankingModel.Of(view, tile).Rows.Select(r => r.Area));
    }

    [Fact]
    public async Task A_table_has_no_cell_where_an_area_has_no_such_figure()
    {
        var tile = new TileInfo { Id = "a", Kind = "table", Indicators = ["pm25", "beds"] };
        var view = await new SomeScene().With(Some.Indicator()).With(Some.Indicator("beds", areas: ["south"]))
            .Reading("north", Some.Reading()).ViewAsync("province", tile);

        var rows = TableModel.Of(view, tile).Rows;

        Assert.Equal(["province", "north", "south"], rows.Select(r => r.Area));
        Assert.Equal([null, null, "—"], rows.Select(r => r.Cells[1]?.Value));
        Assert.Equal("12,5", rows[1].Cells[0]!.Value);
    }

    [Fact]
    public async Task A_heat_map_has_a_row_a_day_and_bad_hours_by_their_limit()
    {
        var tile = new TileInfo { Id = "a", Kind = "heatmap", Indicator = "pm25", Days = 3 };
        var scene = new SomeScene().With(Limited).Reading("province", Some.Reading());
        // 10:00 in Vietnam: hours 8 and 9 of today, and 23 of yesterday.
        scene.Points.AddRange(new[] { (-2, 10.0), (-1, 90.0), (-11, 55.0) }.Select(p => new HistoryPoint(Some.Moment.AddHours(p.Item1), p.Item2, null, null, 1)));
        var days = HeatMapModel.Of(await scene.ViewAsync("province", tile), tile).Days;

        Assert.Equal([false, true], days.Select(d => d.Today));
        Assert.Equal("w", days[0].Hours[23].Level);
        Assert.Equal(["none", "0", "c", "none", "later"], days[1].Hours.Skip(7).Take(5).Select(h => h.Level));
        Assert.Equal("90", days[1].Hours[9].Text);
    }

    [Fact]
    public async Task A_heat_map_whose_hours_have_no_room_for_its_figures_shows_none_of_them()
    {
        var tile = new TileInfo { Id = "a", Kind = "heatmap", Indicator = "pm25", Days = 2 };
        var scene = new SomeScene().With(Some.Indicator()).Reading("province", Some.Reading(value: 25));
        scene.Points.AddRange(new[] { (-2, 10.0), (-1, 23_450.0) }.Select(p => new HistoryPoint(Some.Moment.AddHours(p.Item1), p.Item2, null, null, 1)));

        var model = HeatMapModel.Of(await scene.ViewAsync("province", tile), tile);

        Assert.All(model.Days, d => Assert.All(d.Hours, h => Assert.Equal("", h.Text)));
        Assert.Equal(("10", "23,5 N", "6"), (model.Low.Split(',')[0], model.High, model.Days[1].Hours[9].Level));
    }

    [Fact]
    public async Task A_trend_ends_in_the_live_figure_and_keeps_gaps()
    {
        var tile = new TileInfo { Id = "a", Kind = "trend", Indicators = ["pm25"], Hours = 10 };
        var scene = new SomeScene().With(Limited).Reading("province", Some.Reading(value: 20));
        scene.Points.AddRange(new[] { -9, -8.95, -2, -1.95, -0.05 }.Select(h => new HistoryPoint(Some.Moment.AddHours(h), 10, null, null, 1)));

        var model = TrendModel.Of(await scene.ViewAsync("province", tile), tile);
        var path = Assert.Single(model.Lines).Path;

        Assert.Equal(3, path.Count(c => c == 'M'));
        Assert.EndsWith("996.7 0.0", path, StringComparison.Ordinal);
        Assert.Equal(["0", "5", "10", "15", "20"], model.Values.Select(v => v.Text));
        Assert.Equal(["02:00", "04:00", "06:00", "08:00", "10:00"], model.Times.Select(t => t.Text));
        Assert.Empty(model.Limits);
    }

    [Fact]
    public async Task A_trend_near_its_limit_shows_it()
    {
        var tile = new TileInfo { Id = "a", Kind = "trend", Indicators = ["pm25"] };
        var view = await new SomeScene().With(Limited).Reading("province", Some.Reading(value: 45)).ViewAsync("province", tile);

        Assert.Equal(["warning"], TrendModel.Of(view, tile).Limits.Select(l => l.Kind));
    }

    [Fact]
    public async Task A_group_gives_its_last_place_to_one_in_trouble()
    {
        var tile = new TileInfo { Id = "a", Kind = "group", Sector = "environment", Limit = 2 };
        var view = await new SomeScene().With(Some.Indicator("a")).With(Some.Indicator("b")).With(Some.Indicator("c"))
            .Reading("province", Some.Reading("c", status: ReadingStatus.Critical)).ViewAsync("province", tile);

        var model = GroupModel.Of(view, tile);

        Assert.Equal(("Môi trường", 1), (model.Title, model.More));
        Assert.Equal(["a", "c"], model.Figures.Select(f => f.Figure.Indicator));
    }

    [Theory]
    [InlineData(6, 2, 1)]
    [InlineData(7, 2, 2)]
    [InlineData(12, 3, 1)]
    public void The_cells_of_a_group_have_a_readable_shape_and_leave_no_hole(int count, int columns, int last)
    {
        var layout = new SceneLayout(12, 8, new Dictionary<string, TilePlace> { ["a"] = new(1, 1, 4, 4) });

        Assert.StartsWith($"--wide-cells:{columns};--wide-last:{last};", GroupModel.ColumnsOf(new SceneLayouts(layout, layout, layout), "a", count), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_looks_are_equal_models_and_are_not_drawn_again()
    {
        var tile = new TileInfo { Id = "a", Kind = "group", Sector = "environment" };
        var view = await new SomeScene().With(Some.Indicator()).Reading("province", Some.Reading()).ViewAsync("province", tile);

        Assert.Equal(GroupModel.Of(view, tile), GroupModel.Of(view with { }, tile));
    }

    [Fact]
    public async Task A_camera_that_is_silent_or_says_that_it_is_off_is_never_shown_as_live()
    {
        var tile = new TileInfo { Id = "a", Kind = "cameras", Limit = 3 };
        var scene = new SomeScene().With(Some.Indicator("cameras-online", feed: "cameras", staleAfter: 120) with { Measures = ["online"] });
        void Say(string device, string measure, double value, int secondsAgo) => scene.Cameras.Add(new DeviceLatest("north", device, measure, value, Some.Moment.AddSeconds(-secondsAgo)));
        Say("live", "online", 1, 5);
        Say("live", "events", 4, 65);
        Say("off", "online", 0, 5);
        Say("silent", "online", 1, 121);
        Say("silent", "smoke", 1, 121);
        Say("burning", "online", 1, 5);
        Say("burning", "smoke", 1, 5);

        var model = CamerasModel.Of(await scene.ViewAsync("province", tile), tile);

        Assert.Equal(["burning/◆", "off/✕", "silent/◔"], model.Cards.Select(c => $"{c.Name}/{c.Sign}"));
        Assert.Equal((2, 1, 1, 1, 1), (model.Live, model.Dead, model.Silent, model.Alarms, model.More));
        Assert.Equal(["st-critical", "dead", "dead fr-stale"], model.Cards.Select(c => c.Classes));
        Assert.Equal("2 ph", model.Cards[2].Age);
    }

    [Fact]
    public async Task Attention_lists_by_rank_and_the_newest_change_first()
    {
        var tile = new TileInfo { Id = "a", Kind = "attention", Limit = 3 };
        var scene = new SomeScene().With(Some.Indicator("a")).With(Some.Indicator("b")).With(Some.Indicator("c"))
            .Reading("north", Some.Reading("a", status: ReadingStatus.Warning)).Reading("north", Some.Reading("b", status: ReadingStatus.Critical)).Reading("north", Some.Reading("c"))
            .Reading("south", Some.Reading("a", status: ReadingStatus.Warning)).Reading("south", Some.Reading("b", freshness: Freshness.Stale)).Reading("south", Some.Missing("c"));
        scene.Changes.Add(new StatusMark(Some.Moment.AddHours(-3), "north", "a", ReadingStatus.Normal, ReadingStatus.Warning));
        scene.Changes.Add(new StatusMark(Some.Moment.AddHours(-1), "south", "a", ReadingStatus.Normal, ReadingStatus.Warning));

        var model = AttentionModel.Of(await scene.ViewAsync("province", tile), tile);

        Assert.Equal([("north", "b", ""), ("south", "a", "09:00"), ("north", "a", "07:00")], model.Items.Select(i => (i.Area, i.Figure.Indicator, i.Since)));
        Assert.Equal((1, 2, 1, 4, 5), (model.Critical, model.Warning, model.Stale, model.Missing, model.More));
    }

    [Fact]
    public async Task The_news_tell_what_is_bad_and_say_when_nothing_is()
    {
        var tile = new TileInfo { Id = "a", Kind = "ticker" };
        var bad = new SomeScene().With(Some.Indicator()).Reading("north", Some.Reading(status: ReadingStatus.Critical));
        var good = new SomeScene().With(Some.Indicator()).Reading("north", Some.Reading());

        Assert.Equal("Bắc: pm25 (vi) 12,5 µg/m³", TickerModel.Of(await bad.ViewAsync("province", tile), tile).Items[0].Text);
        Assert.Equal("Không có chỉ số nào cần chú ý", Assert.Single(TickerModel.Of(await good.ViewAsync("province", tile), tile).Items).Text);
    }

    [Fact]
    public async Task Silent_feeds_come_first_and_unused_ones_are_left_out()
    {
        var tile = new TileInfo { Id = "a", Kind = "feeds" };
        var scene = new SomeScene().With(Some.Indicator());
        scene.Feeds.AddRange(
        [
            new() { Id = "air", Name = new LocalText("Khí", "Air"), Rate = 5, LastSeen = Some.Moment, Used = true },
            new() { Id = "water", Name = new LocalText("Nước", "Water"), LastSeen = Some.Moment.AddHours(-1), Used = true },
            new() { Id = "spare", Name = new LocalText("Dư", "Spare"), Used = false },
        ]);

        var model = FeedListModel.Of(await scene.ViewAsync("province", tile), tile);

        Assert.Equal([("water", true), ("air", false)], model.Feeds.Select(f => (f.Id, f.Silent)));
        Assert.Equal("● 1 có dữ liệu · ◔ 1 im lặng", model.Counts);
    }

    [Fact]
    public async Task A_map_has_levels_by_figure_none_for_a_missing_one_and_points_for_devices()
    {
        var tile = new TileInfo { Id = "a", Kind = "map", Indicator = "pm25" };
        var view = await new SomeScene().With(Some.Indicator()).Reading("north", Some.Reading(value: 10)).Reading("south", Some.Missing()).ViewAsync("province", tile);
        var drawing = MapDrawing.Of(Some.Map.TrimEnd()[..^2] + """,{"type":"Feature","properties":{"device":"cam-1"},"geometry":{"type":"Point","coordinates":[106.5,11]}}]}""");

        var model = MapModel.Of(view, tile, drawing);

        Assert.Equal([("north", "1", "10,0"), ("south", "", "—")], model.Areas.Select(a => (a.Area, a.Level, a.Text)));
        Assert.Equal("cam-1", Assert.Single(model.Points).Device);
        Assert.Equal(500, model.Points[0].X, 3);
    }
}
