using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;
using DxIoc.Wall.Past;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Tests.Past;

/// <summary>Boards as they stood, whole and played.</summary>
public sealed class PastBoardsTests
{
    private static readonly DateTimeOffset Then = Some.Moment.AddHours(-1);

    private readonly PastBoards _past = new();

    [Fact]
    public void A_minute_is_shown_once_it_has_ended_and_tells_its_value_and_status()
    {
        Stand();
        _past.Buffer(Minutes([5, 80, 7], "nwc"));

        _past.PlayTo(Then.AddSeconds(59));
        Assert.Equal(12.5, Shown.Value);

        _past.PlayTo(Then.AddSeconds(60));
        Assert.Equal((5.0, ReadingStatus.Normal), (Shown.Value!.Value, Shown.Status));

        _past.PlayTo(Then.AddSeconds(185));
        Assert.Equal((7.0, ReadingStatus.Critical, Then.AddMinutes(3)), (Shown.Value!.Value, Shown.Status, Shown.At));
    }

    [Fact]
    public void A_leap_over_several_minutes_shows_the_last_that_was_recorded()
    {
        Stand();
        _past.Buffer(Minutes([5, 80, null, null], "nw--"));

        _past.PlayTo(Then.AddMinutes(4));

        Assert.Equal((80.0, Then.AddMinutes(2)), (Shown.Value!.Value, Shown.At));
    }

    [Fact]
    public void What_is_silent_in_the_past_grows_old_by_the_instant_that_is_shown()
    {
        Stand();
        _past.Buffer(Minutes([5, null, null, null], "n---"));

        _past.PlayTo(Then.AddMinutes(2));
        Assert.Equal(Freshness.Live, TileModel.FreshnessAt(Some.Indicator(), Shown, _past.Now));

        _past.PlayTo(Then.AddMinutes(3));
        Assert.Equal(Freshness.Stale, TileModel.FreshnessAt(Some.Indicator(), Shown, _past.Now));
    }

    [Fact]
    public void A_played_figure_does_not_keep_what_only_a_whole_board_knows()
    {
        Stand();
        _past.Buffer(Minutes([5], "n"));
        _past.PlayTo(Then.AddMinutes(1));

        Assert.Equal((null, null, new Coverage(0, 0)), (Shown.Trend, Shown.Attainment, Shown.Coverage));
    }

    [Fact]
    public void Minutes_are_known_from_where_it_stands_to_their_end_and_only_if_they_begin_by_then()
    {
        Stand();
        Assert.Equal(Then, _past.BufferedUntil("north"));

        _past.Buffer(Minutes([1, 2, 3], "nnn"));
        Assert.Equal(Then.AddMinutes(3), _past.BufferedUntil("north"));

        _past.Take([Some.Whole("north", Some.Reading())], Then.AddHours(-2));
        Assert.Equal(Then.AddHours(-2), _past.BufferedUntil("north"));
    }

    [Fact]
    public void Forgotten_it_knows_nothing()
    {
        Stand();
        _past.Forget();

        Assert.False(_past.Known);
        Assert.Empty(_past.Board("north").Readings);
    }

    private Reading Shown => _past.Board("north").Find("pm25")!;

    private void Stand() => _past.Take([Some.Whole("north", Some.Reading(at: Then) with { Trend = 1, Attainment = 0.5 })], Then);

    private static BoardMinutes Minutes(double?[] values, string statuses) =>
        new("north", Then, values.Length, [new MinuteLine("pm25", values, statuses)]);
}
