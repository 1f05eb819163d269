using DxIoc.Contracts.Boards;
using DxIoc.Wall.Live;

namespace DxIoc.Wall.Tests.Live;

/// <summary>How updates become a board, and which of them are shown at once.</summary>
public sealed class BoardStateTests
{
    [Fact]
    public void A_whole_board_replaces_what_was_known()
    {
        var board = Some.Board(Some.Reading("a"), Some.Reading("b"));

        board.Merge(Some.Whole("province", Some.Reading("b", value: 7), Some.Reading("c")));

        Assert.Null(board.Find("a"));
        Assert.Equal(["b", "c"], board.Readings.Keys.Order());
        Assert.Equal(7, board.Find("b")!.Value);
    }

    [Fact]
    public void A_change_touches_only_what_it_names()
    {
        var board = Some.Board(Some.Reading("a", value: 1), Some.Reading("b", value: 2));

        board.Merge(Some.Change("province", Some.Reading("b", value: 3)));

        Assert.Equal((1, 3), (board.Find("a")!.Value, board.Find("b")!.Value));
    }

    [Fact]
    public void A_change_before_any_whole_board_is_not_taken_for_one()
    {
        var board = new BoardState();

        Assert.False(board.Merge(Some.Change("province", Some.Reading("a"))));
        Assert.False(board.Known);
        Assert.Empty(board.Readings);
    }

    [Fact]
    public void The_first_whole_board_is_shown_at_once_even_when_empty() =>
        Assert.True(new BoardState().Merge(Some.Whole("province")));

    [Fact]
    public void A_new_value_can_wait() =>
        Assert.False(Some.Board(Some.Reading(value: 1)).Merge(Some.Change("province", Some.Reading(value: 2))));

    [Fact]
    public void The_same_whole_board_again_can_wait() =>
        Assert.False(Some.Board(Some.Reading()).Merge(Some.Whole("province", Some.Reading())));

    [Fact]
    public void A_new_status_is_shown_at_once() =>
        Assert.True(Some.Board(Some.Reading()).Merge(Some.Change("province", Some.Reading(status: ReadingStatus.Critical))));

    [Fact]
    public void A_new_freshness_is_shown_at_once() =>
        Assert.True(Some.Board(Some.Reading()).Merge(Some.Change("province", Some.Reading(freshness: Freshness.Stale))));

    [Fact]
    public void An_indicator_that_comes_or_goes_is_shown_at_once()
    {
        var board = Some.Board(Some.Reading("a"));

        Assert.True(board.Merge(Some.Change("province", Some.Reading("b"))));
        Assert.True(board.Merge(Some.Whole("province", Some.Reading("a"))));
    }

    [Fact]
    public void An_alarm_among_many_new_values_is_shown_at_once()
    {
        var board = Some.Board(Some.Reading("a"), Some.Reading("b"), Some.Reading("c"));

        Assert.True(board.Merge(Some.Change(
            "province", Some.Reading("a", status: ReadingStatus.Warning), Some.Reading("b", value: 2), Some.Reading("c", value: 3))));
    }
}
