using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Scenes;

namespace DxIoc.Wall.Tests.Scenes;

/// <summary>A board in one word: the worst that is on it.</summary>
public sealed class AreaStateTests
{
    private static readonly IReadOnlyList<IndicatorInfo> Four = [.. new[] { "a", "b", "c", "d" }.Select(id => Some.Indicator(id))];

    [Fact]
    public void The_worst_status_wins_and_every_kind_is_counted()
    {
        var board = Some.Board(
            Some.Reading("a", status: ReadingStatus.Warning),
            Some.Reading("b", status: ReadingStatus.Critical),
            Some.Reading("c", freshness: Freshness.Stale),
            Some.Missing("d"));

        var state = AreaState.Of(board, Four, Some.Moment);

        Assert.Equal(new AreaState(ReadingStatus.Critical, Critical: 1, Warning: 1, Stale: 1, Missing: 1), state);
        Assert.Equal(("◆", "1", "st-critical"), (state.Sign, state.Text, state.Classes));
    }

    [Fact]
    public void A_board_of_which_nothing_is_known_is_unknown_and_not_normal()
    {
        var state = AreaState.Of(Some.Board(), Four, Some.Moment);

        Assert.Equal(new AreaState(ReadingStatus.Unknown, 0, 0, 0, Missing: 4), state);
        Assert.Equal(("○", "", "st-unknown"), (state.Sign, state.Text, state.Classes));
    }

    [Fact]
    public void All_well_says_so_without_a_number()
    {
        var state = AreaState.Of(Some.Board([.. Four.Select(i => Some.Reading(i.Id))]), Four, Some.Moment);

        Assert.Equal(("●", "", "st-normal"), (state.Sign, state.Text, state.Classes));
    }

    [Fact]
    public void A_board_that_grew_old_on_the_screen_is_marked_without_a_word_from_the_server()
    {
        var state = AreaState.Of(Some.Board([.. Four.Select(i => Some.Reading(i.Id))]), Four, Some.Moment.AddMinutes(2));

        Assert.Equal(4, state.Stale);
        Assert.Equal(("◔", "4", "st-normal fr-stale"), (state.Sign, state.Text, state.Classes));
    }

    [Fact]
    public void An_alarm_whose_input_went_silent_counts_as_both()
    {
        var state = AreaState.Of(Some.Board(Some.Reading("a", status: ReadingStatus.Critical)), [Four[0]], Some.Moment.AddHours(1));

        Assert.Equal(new AreaState(ReadingStatus.Critical, Critical: 1, Warning: 0, Stale: 1, Missing: 0), state);
    }
}
