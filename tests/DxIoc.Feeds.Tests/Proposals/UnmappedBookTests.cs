using System.Globalization;
using System.Text;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Proposals;
using DxIoc.Feeds.Tests.Definitions;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Feeds.Tests.Proposals;

/// <summary>How topics that nothing matches are gathered, and what becomes of them when there are too many.</summary>
public sealed class UnmappedBookTests
{
    private readonly FakeTimeProvider _time = new(SmallFeeds.Now);
    private readonly UnmappedBook _book;

    public UnmappedBookTests() => _book = new UnmappedBook(new ShippedCatalogue(), _time);

    [Fact]
    public void Topics_that_are_too_long_or_too_deep_are_counted_and_not_kept()
    {
        _book.Note(new string('x', 513), "1"u8.ToArray());
        _book.Note(new string('/', 40), "1"u8.ToArray());

        Assert.Equal(2, _book.Others);
        Assert.Empty(List(_book));
    }

    [Theory]
    [InlineData("site/{device}/temp", "site/abc123/temp", "site/abc124/temp")]
    [InlineData("home/{device}/{measure}", "home/kitchen/temp", "home/garden/rain", "home/kitchen/rain", "home/garden/temp")]
    [InlineData("acme/{measure}", "acme/temp", "acme/rain")]
    [InlineData("plant/{area}/{device}", "plant/di-an/s1", "plant/thuan-an/s2", "plant/di-an/s3")]
    [InlineData("hall/+/{device}/load", "hall/line1/box7/load", "hall/line2/box9/load")]
    public void Topics_of_one_kind_are_one_line_whatever_their_order(string shape, params string[] topics)
    {
        foreach (var order in new[] { topics, topics.Reverse() })
        {
            var book = new UnmappedBook(new ShippedCatalogue(), _time);
            foreach (var topic in order)
            {
                book.Note(topic, "1"u8.ToArray());
            }

            var line = Assert.Single(List(book));
            Assert.Equal((shape, topics.Length, topics.Length), (line.Shape, (int)line.Count, line.Topics));
        }
    }

    [Fact]
    public void Messages_of_another_kind_are_lines_of_their_own()
    {
        Note("site/a1", """{"temp": 1}""");
        Note("site/a2", """{"temp": 2, "hum": 3}""");
        Note("site/a3", """{"lat": 2, "lon": 3}""");
        Note("site/a4", "5");
        Note("other/a1", """{"temp": 1}""");
        Note("site/a1/b", """{"temp": 1}""");

        Assert.Equal(["site/{device}", "site/{device}", "site/{device}", "other/{device}", "site/{device}/b"], List(_book).Select(t => t.Shape.Replace("site/a3", "site/{device}", StringComparison.Ordinal)));
        Assert.Equal([2L, 1, 1, 1, 1], List(_book).Select(t => t.Count));
    }

    [Fact]
    public void The_newest_messages_are_kept_of_three_topics_and_of_one_at_most_once_a_second()
    {
        Note("site/a1", "1");
        Note("site/a1", "2");
        Assert.Equal(["1"], Assert.Single(List(_book)).Samples.Select(s => s.Payload));

        foreach (var i in Enumerable.Range(1, 5))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Note($"site/a{i}", i.ToString(CultureInfo.InvariantCulture));
        }

        var line = Assert.Single(List(_book));
        Assert.Equal(["5", "4", "3"], line.Samples.Select(s => s.Payload));
        Assert.Equal((7L, 5, SmallFeeds.Now, SmallFeeds.Now.AddSeconds(5)), (line.Count, line.Topics, line.FirstSeen, line.LastSeen));
    }

    [Fact]
    public void A_flood_of_shapes_fills_the_book_and_the_rest_is_counted_until_some_are_silent_for_an_hour()
    {
        foreach (var i in Enumerable.Range(0, UnmappedBook.ShapeLimit + 50))
        {
            Note($"{Letters(i)}/x", "1");
        }

        Assert.Equal((UnmappedBook.ShapeLimit, 50L), (List(_book).Count, _book.Others));

        _time.Advance(TimeSpan.FromMinutes(61));
        Note("new/x", "1");
        Assert.Equal((UnmappedBook.ShapeLimit, 50L), (List(_book).Count, _book.Others));
        Assert.Contains("new/x", List(_book).Select(t => t.Samples[0].Topic));
    }

    [Fact]
    public void A_flood_of_devices_is_one_line_with_a_hundred_topics_told_apart()
    {
        foreach (var i in Enumerable.Range(0, 20_000))
        {
            Note($"site/s{i}/temp", "1");
        }

        var line = Assert.Single(List(_book));
        Assert.Equal((20_000L, UnmappedGroup.TopicLimit, 3), (line.Count, line.Topics, line.Samples.Count));
    }

    [Fact]
    public void What_a_definition_matches_by_now_is_forgotten()
    {
        Note("box/a1", """{"pm25": 1}""");
        Note("bin/a1", """{"pm25": 1}""");

        var mapped = SmallFeeds.WithFeed("topic: box/{device}\narea: north\nmeasures: { pm25: pm25 }").Mappings!;

        Assert.Equal(["bin/{device}"], _book.List(mapped, 10, TimeSpan.FromDays(30)).Select(t => t.Shape));
        Note("box/a1", """{"pm25": 1}""");
        Assert.Equal(2, List(_book).Count);
    }

    [Fact]
    public void A_payload_that_is_too_large_or_no_text_is_told_and_not_proposed()
    {
        Note("big/x", "{\"pm25\": 1, \"pad\": \"" + new string('ơ', UnmappedBook.PayloadLimit) + "\"}");
        _book.Note("raw/x", new byte[] { 0xff, 0x00, 0x17 });

        Assert.Equal([4_096, null], List(_book).Select(t => t.Samples[0].Payload?.Length));
        Assert.Equal([(2 * UnmappedBook.PayloadLimit) + 22, 3], List(_book).Select(t => t.Samples[0].Bytes));
        Assert.All(List(_book), t => Assert.Null(t.Proposal));
    }

    [Fact]
    public void What_matches_no_definition_is_noted_on_the_way_of_every_message_and_what_is_canonical_is_not()
    {
        var read = SmallFeeds.WithFeed("topic: box/{device}\narea: north\nmeasures: { pm25: pm25 }").Mappings!;
        var decoder = new DxIoc.Feeds.Decoding.FeedDecoder(new FixedMappings(read), _time, unmapped: _book);
        foreach (var topic in new[] { "box/a1", "ioc/north/air/a1", "ioc/odd", "bin/a1" })
        {
            decoder.Decode(topic, """{"pm25": 1}""");
        }

        Assert.Equal("bin/a1", Assert.Single(List(_book)).Samples[0].Topic);
    }

    private static string Letters(int i) => string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + (i / 26 % 26))}{(char)('a' + (i % 26))}");

    private static IReadOnlyList<UnmappedTopic> List(UnmappedBook book) => book.List(FeedMappings.None, 1_000, TimeSpan.FromDays(30));

    private void Note(string topic, string payload) => _book.Note(topic, Encoding.UTF8.GetBytes(payload));
}
