using CsCheck;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Tests.Tiles;

/// <summary>What a tile says in every state of a reading.</summary>
public sealed class TileModelTests
{
    [Fact]
    public void Live_value_is_shown_with_sign_word_age_and_coverage()
    {
        var tile = TileModel.Of(Some.Indicator(), Some.Reading(value: 1234.56), Some.Moment.AddSeconds(12), parts: false, Some.Vietnamese);

        Assert.Equal("pm25 (vi)", tile.Name);
        Assert.Equal("1.234,6", tile.Value);
        Assert.Equal("µg/m³", tile.Unit);
        Assert.Equal("1234.56", tile.DataValue);
        Assert.Equal(Freshness.Live, tile.Freshness);
        Assert.Equal("●", tile.Sign);
        Assert.Equal("Bình thường", tile.StatusWord);
        Assert.Equal("12 giây trước", tile.Age);
        Assert.Equal("12", tile.DataAge);
        Assert.Equal("3/4 thiết bị", tile.Coverage);
        Assert.True(tile.CoverageShort);
        Assert.Equal("st-normal fr-live", tile.Classes);
    }

    [Fact]
    public void The_same_reading_speaks_English()
    {
        var tile = TileModel.Of(
            Some.Indicator(target: new TargetInfo(">=", 50, "plan")),
            Some.Reading(value: 1234.56) with { Attainment = 0.5 },
            Some.Moment.AddSeconds(12), parts: true, Some.English);

        Assert.Equal("pm25 (en)", tile.Name);
        Assert.Equal("1,234.6", tile.Value);
        Assert.Equal("Normal", tile.StatusWord);
        Assert.Equal("12 s ago", tile.Age);
        Assert.Equal("3/4 areas", tile.Coverage);
        Assert.Equal("Target ≥ 50", tile.Target);
        Assert.Equal("reached 50 %", tile.Attainment);
    }

    [Fact]
    public void Missing_is_a_dash_and_never_a_zero()
    {
        foreach (var reading in new[] { null, Some.Missing(), Some.Reading(value: 0, freshness: Freshness.Missing) })
        {
            var tile = TileModel.Of(Some.Indicator(), reading, Some.Moment, parts: false, Some.Vietnamese);

            Assert.Equal("—", tile.Value);
            Assert.Equal("", tile.DataValue);
            Assert.Equal("", tile.Age);
            Assert.Equal("", tile.DataAge);
            Assert.Equal("", tile.Trend);
            Assert.Equal("Chưa có dữ liệu", tile.StatusWord);
            Assert.Equal(Freshness.Missing, tile.Freshness);
        }
    }

    [Fact]
    public void A_measured_zero_is_a_zero()
    {
        var tile = TileModel.Of(Some.Indicator(), Some.Reading(value: 0), Some.Moment, parts: false, Some.Vietnamese);

        Assert.Equal("0,0", tile.Value);
        Assert.Equal("0", tile.DataValue);
    }

    [Fact]
    public void Stale_keeps_its_value_and_says_so()
    {
        var tile = TileModel.Of(
            Some.Indicator(), Some.Reading(freshness: Freshness.Stale) with { Trend = 3 }, Some.Moment.AddMinutes(5), parts: false, Some.Vietnamese);

        Assert.Equal("12,5", tile.Value);
        Assert.Equal("Dữ liệu cũ", tile.StatusWord);
        Assert.Equal("5 phút trước", tile.Age);
        Assert.Equal("300", tile.DataAge);
        Assert.Equal("◔", tile.Sign);
        Assert.Equal("", tile.Trend);
        Assert.Equal("st-normal fr-stale", tile.Classes);
    }

    [Fact]
    public void A_silent_server_does_not_keep_a_figure_fresh()
    {
        var (info, reading) = (Some.Indicator(staleAfter: 60), Some.Reading());

        Assert.Equal(Freshness.Live, TileModel.FreshnessAt(info, reading, Some.Moment.AddSeconds(60)));
        Assert.Equal(Freshness.Stale, TileModel.FreshnessAt(info, reading, Some.Moment.AddSeconds(60.001)));
    }

    [Fact]
    public void Nor_does_it_keep_a_derived_one_fresh()
    {
        var info = Some.Indicator(feed: null, staleAfter: 60);

        Assert.Equal(Freshness.Live, TileModel.FreshnessAt(info, Some.Reading(), Some.Moment.AddSeconds(60)));
        Assert.Equal(Freshness.Stale, TileModel.FreshnessAt(info, Some.Reading(), Some.Moment.AddHours(3)));
    }

    [Fact]
    public void A_figure_that_the_server_calls_stale_stays_so_whatever_the_clock_says()
    {
        Assert.Equal(
            Freshness.Stale, TileModel.FreshnessAt(Some.Indicator(staleAfter: 60), Some.Reading(freshness: Freshness.Stale), Some.Moment));
    }

    [Theory]
    [InlineData(ReadingStatus.Warning, "▲", "Cảnh báo · Mất tín hiệu đầu vào", "st-warning fr-stale lost")]
    [InlineData(ReadingStatus.Critical, "◆", "Nghiêm trọng · Mất tín hiệu đầu vào", "st-critical fr-stale lost")]
    public void An_alarm_whose_input_went_silent_stays_an_alarm(ReadingStatus status, string sign, string word, string classes)
    {
        var tile = TileModel.Of(Some.Indicator(), Some.Reading(status: status), Some.Moment.AddHours(1), parts: false, Some.Vietnamese);

        Assert.Equal(status, tile.Status);
        Assert.Equal(sign, tile.Sign);
        Assert.Equal(word, tile.StatusWord);
        Assert.Equal(classes, tile.Classes);
    }

    [Fact]
    public void Statuses_differ_by_sign_and_by_word_without_any_colour()
    {
        var tiles = new[] { ReadingStatus.Normal, ReadingStatus.Warning, ReadingStatus.Critical }
            .Select(s => TileModel.Of(Some.Indicator(), Some.Reading(status: s), Some.Moment, parts: false, Some.Vietnamese))
            .Append(TileModel.Of(Some.Indicator(), Some.Reading(freshness: Freshness.Stale), Some.Moment, parts: false, Some.Vietnamese))
            .Append(TileModel.Of(Some.Indicator(), null, Some.Moment, parts: false, Some.Vietnamese))
            .ToList();

        Assert.Equal(["●", "▲", "◆", "◔", "○"], tiles.Select(t => t.Sign));
        Assert.Equal(5, tiles.Select(t => t.StatusWord).Distinct().Count());
    }

    [Theory]
    [InlineData(0.05, "↗")]
    [InlineData(0.049, "→")]
    [InlineData(0.0, "→")]
    [InlineData(-0.049, "→")]
    [InlineData(-0.05, "↘")]
    [InlineData(null, "")]
    public void Trend_shows_a_change_only_when_its_digits_would(double? trend, string arrow)
    {
        var tile = TileModel.Of(Some.Indicator(decimals: 1), Some.Reading() with { Trend = trend }, Some.Moment, parts: false, Some.Vietnamese);

        Assert.Equal(arrow, tile.Trend);
    }

    [Theory]
    [InlineData(">=", "Mục tiêu ≥ 80")]
    [InlineData("<=", "Mục tiêu ≤ 80")]
    [InlineData(">", "Mục tiêu > 80")]
    [InlineData("=", "Mục tiêu = 80")]
    public void Target_names_its_comparison(string comparison, string text)
    {
        var info = Some.Indicator(target: new TargetInfo(comparison, 80, "Kế hoạch"));

        Assert.Equal(text, TileModel.Of(info, Some.Reading(), Some.Moment, parts: false, Some.Vietnamese).Target);
    }

    [Fact]
    public void An_indicator_without_a_target_shows_none()
    {
        var tile = TileModel.Of(Some.Indicator(), Some.Reading(), Some.Moment, parts: false, Some.Vietnamese);

        Assert.Equal(("", "", (double?)null), (tile.Target, tile.Attainment, tile.AttainmentShare));
    }

    [Fact]
    public void An_observation_ahead_of_the_clock_is_not_of_a_negative_age()
    {
        var tile = TileModel.Of(Some.Indicator(), Some.Reading(at: Some.Moment.AddSeconds(2)), Some.Moment, parts: false, Some.Vietnamese);

        Assert.Equal(("vừa xong", "0"), (tile.Age, tile.DataAge));
    }

    [Fact]
    public void Only_what_is_live_and_well_may_leave_its_word_to_its_sign()
    {
        bool Quiet(ReadingStatus status, Freshness freshness) => TileModel.Of(
            Some.Indicator(), Some.Reading(status: status, freshness: freshness), Some.Moment, parts: false, Some.Vietnamese).Quiet;

        var loud = Enum.GetValues<ReadingStatus>().SelectMany(s => Enum.GetValues<Freshness>(), (s, f) => (s, f)).Where(x => !Quiet(x.s, x.f));

        Assert.Equal(10, loud.Count());
        Assert.True(Quiet(ReadingStatus.Normal, Freshness.Live));
        Assert.True(Quiet(ReadingStatus.Unknown, Freshness.Live));
    }

    [Fact]
    public void Where_there_is_little_room_the_lost_input_is_what_is_said()
    {
        var tile = TileModel.Of(
            Some.Indicator(), Some.Reading(status: ReadingStatus.Critical), Some.Moment.AddMinutes(5), parts: false, Some.Vietnamese);

        Assert.Equal(("Mất tín hiệu đầu vào", "5 ph"), (tile.ShortWord, tile.ShortAge));
    }

    [Fact]
    public void Full_coverage_is_told_but_not_marked()
    {
        var tile = TileModel.Of(
            Some.Indicator(), Some.Reading() with { Coverage = new Coverage(9, 9) }, Some.Moment, parts: true, Some.Vietnamese);

        Assert.Equal(("9/9 khu vực", false), (tile.Coverage, tile.CoverageShort));
    }

    [Fact]
    public void Nothing_expected_is_no_coverage()
    {
        var tile = TileModel.Of(Some.Indicator(), Some.Reading() with { Coverage = default }, Some.Moment, parts: true, Some.Vietnamese);

        Assert.Equal(("", false), (tile.Coverage, tile.CoverageShort));
    }

    [Fact]
    public void What_machines_read_is_the_same_in_every_language_and_culture()
    {
        Gen.Select(Gen.Double[-1e9, 1e9], Gen.Int[0, 86_400]).Sample((value, age) =>
        {
            using var culture = new UnderCulture("vi-VN");
            var now = Some.Moment.AddSeconds(age);
            var vi = TileModel.Of(Some.Indicator(), Some.Reading(value: value), now, parts: false, Some.Vietnamese);
            var en = TileModel.Of(Some.Indicator(), Some.Reading(value: value), now, parts: false, Some.English);

            return (vi.DataValue, vi.DataAge, vi.Classes) == (en.DataValue, en.DataAge, en.Classes)
                && double.Parse(vi.DataValue, System.Globalization.CultureInfo.InvariantCulture).Equals(value)
                && vi.DataAge == age.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }, iter: 2_000);
    }

    [Fact]
    public void Models_are_equal_until_something_that_shows_is_different()
    {
        TileModel At(double seconds) =>
            TileModel.Of(Some.Indicator(), Some.Reading(), Some.Moment.AddSeconds(seconds), parts: false, Some.Vietnamese);

        Assert.Equal(At(3.0), At(3.4));
        Assert.NotEqual(At(3.0), At(4.0));
    }

    [Theory]
    [InlineData(80, "Mục tiêu ≥ 80 · đạt 88 %")]
    [InlineData(7_000, "Mục tiêu ≥ 7.000 · 88 %")]
    public void A_target_line_that_would_be_cut_leaves_a_word_out_and_not_a_figure(double target, string line) => Assert.Equal(
        line,
        TileModel.Of(Some.Indicator(target: new TargetInfo(">=", target, "plan")), Some.Reading() with { Attainment = 0.88 }, Some.Moment, parts: false, Some.Vietnamese).TargetLine);
}
