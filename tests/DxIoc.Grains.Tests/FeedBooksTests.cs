using DxIoc.Grains.Intake;
using DxIoc.History;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Grains.Tests;

public sealed class FeedBooksTests
{
    private readonly FeedBooks _books = new(new FakeTimeProvider());

    [Fact]
    public void What_is_refused_after_all_moves_from_stored_to_refused_and_the_books_balance()
    {
        _books.Load([new FeedBook("air", 10, 2, 1, null, null)]);
        _books.Correct(new FeedBookChange("air", 4));

        Assert.Equal((13, 6, 0, 2, 5), Air());
    }

    [Fact]
    public void What_is_refused_before_it_is_settled_waits_until_then()
    {
        _books.Account("air").Receive(3, new Instant(0));
        _books.Correct(new FeedBookChange("air", 2));
        Assert.Equal((3, 0, 3, 0, 0), Air());

        _books.Account("air").Settle(3, 0, 0, null);
        Assert.Equal((3, 1, 0, 0, 2), Air());
    }

    [Fact]
    public void A_listed_feed_has_an_entry_of_its_own_however_many_feeds_were_invented()
    {
        foreach (var i in Enumerable.Range(0, SeriesRegistry.FeedLimit + 10))
        {
            _books.Account($"feed-{i}").Receive(1, new Instant(0));
        }

        Assert.Equal("air", _books.Account("air", listed: true).Feed);
        Assert.Equal(FeedBooks.UnknownFeed, _books.Account("one-more").Feed);
        Assert.Equal(SeriesRegistry.FeedLimit + 10, _books.Statements().Sum(s => s.Received));
    }

    private (long Received, long Stored, long Waiting, long Duplicate, long Refused) Air()
    {
        var s = Assert.Single(_books.Statements());
        return (s.Received, s.Stored, s.Waiting, s.Duplicate, s.Refused);
    }
}
