using DxIoc.Contracts.Boards;
using DxIoc.Wall.Live;
using DxIoc.Wall.Scenes;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Wall.Tests.Scenes;

/// <summary>The list of what needs a look.</summary>
public sealed class AttentionTests
{
    private readonly FakeTimeProvider _time = new(Some.Moment);

    [Fact]
    public void The_worst_comes_first_and_what_is_well_or_missing_not_at_all()
    {
        var list = List(
            most: 10,
            Some.Whole("province", Some.Reading("a"), Some.Missing("b"), Some.Reading("c", freshness: Freshness.Stale)),
            Some.Whole("north", Some.Reading("a", status: ReadingStatus.Warning), Some.Reading("b", status: ReadingStatus.Critical)),
            Some.Whole("south", Some.Reading("c", status: ReadingStatus.Critical)));

        Assert.Equal(["north/b", "south/c", "north/a", "province/c"], list.Select(a => $"{a.Area}/{a.Tile.Indicator}"));
        Assert.Equal("Bắc", list[0].AreaName);
    }

    [Fact]
    public void It_ends_where_the_screen_does_keeps_the_worst_and_says_how_many_more_there_are()
    {
        var (seed, boards) = Held(
            Some.Whole("north", Some.Reading("a", status: ReadingStatus.Warning), Some.Reading("b", status: ReadingStatus.Warning)),
            Some.Whole("south", Some.Reading("a", status: ReadingStatus.Critical)));

        var (shown, more) = Attention.Of(seed, boards, Some.Vietnamese, most: 1);
        Assert.Equal(("south", 2), (Assert.Single(shown).Area, more));
        Assert.Equal(0, Attention.Of(seed, boards, Some.Vietnamese, most: 3).More);
    }

    [Fact]
    public void What_grows_old_on_the_screen_comes_onto_the_list_by_itself()
    {
        var (seed, boards) = Held(Some.Whole("north", Some.Reading("a")));
        Assert.Empty(Attention.Of(seed, boards, Some.Vietnamese, 10).Shown);

        _time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal("north", Assert.Single(Attention.Of(seed, boards, Some.Vietnamese, 10).Shown).Area);
    }

    private IReadOnlyList<Attention> List(int most, params BoardUpdate[] updates)
    {
        var (seed, boards) = Held(updates);
        return Attention.Of(seed, boards, Some.Vietnamese, most).Shown;
    }

    private (WallSeed Seed, LiveBoards Boards) Held(params BoardUpdate[] updates)
    {
        var seed = Some.Seed([Some.Indicator("a"), Some.Indicator("b"), Some.Indicator("c")], updates);
        var boards = new LiveBoards(null, _time);
        boards.Begin(seed);
        return (seed, boards);
    }
}
