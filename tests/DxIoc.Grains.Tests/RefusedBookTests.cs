using System.Text;
using DxIoc.Contracts.Feeds;
using DxIoc.Grains.Intake;
using DxIoc.History;
using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Tests;

public sealed class RefusedBookTests
{
    private static readonly DateTimeOffset Start = new(2022, 4, 26, 1, 0, 0, TimeSpan.Zero);

    private readonly RefusedBook _book = new();

    [Fact]
    public void Refusals_are_counted_by_feed_and_kind_with_the_newest_of_each()
    {
        Note("air", RefusalCode.Number, "a", 0);
        Note("air", RefusalCode.Number, "b", 2, count: 900);
        Note("air", RefusalCode.Range, "c", 3);
        Note("water", RefusalCode.Number, "d", 1);

        Assert.Equal(
            [("air", "range", 1L, "c"), ("air", "number", 901L, "b"), ("water", "number", 1L, "d")],
            _book.Groups(null).Select(g => (g.Feed, g.Code, g.Count, g.Payload)));
        Assert.Equal(["c", "b"], _book.Groups("air").Select(g => g.Payload));
    }

    [Fact]
    public void Of_a_flood_all_are_counted_and_one_a_second_is_copied()
    {
        foreach (var i in Enumerable.Range(0, 100))
        {
            Note("air", RefusalCode.Number, $"p{i}", i * 0.03);
        }

        var group = Assert.Single(_book.Groups(null));
        Assert.Equal((100L, "p68"), (group.Count, group.Payload));
    }

    [Theory]
    [InlineData("{\"a\": 1}", true)]
    [InlineData("\uFFFD?", false)]
    public void A_payload_that_is_no_text_says_so(string payload, bool whole)
    {
        Note("air", RefusalCode.Payload, payload, 0);

        Assert.Equal(whole, Assert.Single(_book.Groups(null)).Whole);
    }

    [Fact]
    public void A_long_payload_is_cut_at_a_letter_and_says_so()
    {
        Note("air", RefusalCode.Payload, "x" + new string('ơ', 4_000), 0);

        var group = Assert.Single(_book.Groups(null));
        Assert.Equal((false, "x" + new string('ơ', 2_047)), (group.Whole, group.Payload));
    }

    [Fact]
    public void What_history_has_kept_and_what_it_refuses_later_are_in_it()
    {
        _book.Load(
        [
            new RefusedMessage(2, Start.AddSeconds(5), "air", "t2", "new", "number", "r", ""),
            new RefusedMessage(1, Start, "air", "t1", "old", "number", "r", ""),
        ]);
        _book.Correct(new FeedBookChange("air", 7));

        Assert.Equal([("number", 2L, "t2"), ("store", 7L, "")], _book.Groups("air").Select(g => (g.Code, g.Count, g.Topic)));
    }

    private void Note(string feed, string code, string payload, double seconds, long count = 1) => _book.Note(new RefusedEntry(
        feed, "a/topic", Encoding.UTF8.GetBytes(payload), Instant.From(Start.AddSeconds(seconds)), new Refusal(code, "because", ""), count));
}
