using DxIoc.Contracts.Boards;
using DxIoc.Wall.Live;
using DxIoc.Wall.Tablet;

namespace DxIoc.Wall.Tests.Tablet;

/// <summary>Areas among each other: what is stale or in trouble is not well.</summary>
public sealed class TabletRankTests
{
    [Fact]
    public void The_share_that_is_live_and_normal_decides_and_equals_share_a_place()
    {
        var seed = Some.Seed(
            [Some.Indicator("a"), Some.Indicator("b")],
            Some.Whole("north", Some.Reading("a"), Some.Reading("b", freshness: Freshness.Stale)),
            Some.Whole("south", Some.Reading("a"), Some.Reading("b")));
        var rank = TabletRank.Of(seed, Boards(seed), seed.Area("north")!);

        Assert.Equal([("south", 1, 2, 2, 1.0), ("north", 2, 1, 2, 0.5)], rank.Select(r => (r.Area.Id, r.Place, r.Well, r.Total, r.Share)));
    }

    [Fact]
    public void Equal_shares_have_equal_places()
    {
        var seed = Some.Seed([Some.Indicator("a")], Some.Whole("north", Some.Reading("a", status: ReadingStatus.Critical)), Some.Whole("south", Some.Missing("a")));

        Assert.Equal([1, 1], TabletRank.Of(seed, Boards(seed), seed.Area("south")!).Select(r => r.Place));
    }

    private static Fixed Boards(WallSeed seed) => new(seed);

    /// <summary>Boards as a seed has them, at its moment.</summary>
    private sealed class Fixed(WallSeed seed) : IBoardSource
    {
        public DateTimeOffset Now => Some.Moment;

        public BoardState Board(string area)
        {
            var board = new BoardState();
            foreach (var update in seed.Boards.Where(b => b.Area == area))
            {
                board.Merge(update);
            }

            return board;
        }
    }
}
