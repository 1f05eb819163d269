using System.Text;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Pictures;
using DxIoc.Feeds.Tests.Definitions;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Feeds.Tests.Pictures;

/// <summary>Topics that bring pictures: what is taken, what is refused, and how much is kept.</summary>
public sealed class PictureTests
{
    private const string Keys = "topic: cams/{area}/{device}/{measure}\nformat: picture";

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[60]];
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[60]];
    private static readonly byte[] Webp = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. new byte[60]];

    private readonly FakeTimeProvider _time = new(SmallFeeds.Now);

    [Fact]
    public void A_picture_is_kept_as_the_devices_last_with_its_arrival_and_label_and_measures_nothing()
    {
        var book = new PictureBook(new PictureOptions());
        var decoder = Decoder(Keys, book);

        decoder.Decode("cams/north/gate 1/person", Jpeg);
        _time.Advance(TimeSpan.FromMinutes(1));
        var message = decoder.Decode("cams/north/gate 1/car", Webp);

        Assert.Empty(message.Good);
        Assert.Empty(message.Bad);
        var picture = book.Find("north", "gate-1")!;
        Assert.Equal(("air", "image/webp", "car", Instant.From(SmallFeeds.Now.AddMinutes(1)), TimeSpan.FromMinutes(15)), (picture.Feed, picture.Type, picture.Label, picture.Arrived, picture.StaleAfter));
        Assert.Equal(Webp, picture.Bytes.ToArray());
        Assert.Single(book.In(new HashSet<string> { "north", "south" }));
        Assert.Empty(book.In(new HashSet<string> { "south" }));
    }

    [Fact]
    public void A_picture_of_an_area_that_no_wall_has_takes_no_room()
    {
        var book = new PictureBook(new PictureOptions(), area => area == "south");

        var message = Decoder(Keys, book).Decode("cams/north/gate 1/person", Jpeg);

        Assert.Equal("there is no area 'north' in the catalogue", Assert.Single(message.Bad).Reason);
        Assert.Null(book.Find("north", "gate-1"));
    }

    [Fact]
    public void Its_kind_is_told_by_its_first_bytes_alone()
    {
        Assert.Equal(("image/jpeg", "image/png", "image/webp"), (PictureType.Of(Jpeg), PictureType.Of(Png), PictureType.Of(Webp)));
        Assert.All(
            new[] { Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), Encoding.UTF8.GetBytes("<html>" + new string(' ', 60)), [.. "GIF89a"u8, .. new byte[60]], Jpeg[..3], [] },
            bytes => Assert.Null(PictureType.Of(bytes)));
    }

    [Fact]
    public void What_is_no_picture_or_too_large_or_of_nobody_is_refused_with_its_reason_and_the_last_one_stays()
    {
        var book = new PictureBook(new PictureOptions());
        var decoder = Decoder(Keys + "\nlimits: { payload: 100 }", book);
        decoder.Decode("cams/north/gate/person", Jpeg);

        Assert.Equal(
            ["payload: the payload is no JPEG, PNG or WebP by its first bytes: let the camera send one of these, or correct the topic"],
            SmallFeeds.Lines(decoder.Decode("cams/north/gate/person", "<script>alert(1)</script>" + new string(' ', 60))));
        Assert.Equal(
            ["size: the payload has 164 bytes; at most 100 are taken (limits: payload)"],
            SmallFeeds.Lines(decoder.Decode("cams/north/gate/person", (byte[])[.. Jpeg, .. new byte[100]])));
        Assert.Equal("name", Assert.Single(decoder.Decode("cams/north/???/person", Jpeg).Bad).Code);
        Assert.Equal("area", Assert.Single(decoder.Decode("cams/No rth/gate/person", Jpeg).Bad).Code);
        Assert.Equal(Jpeg, book.Find("north", "gate")!.Bytes.ToArray());
    }

    [Fact]
    public void When_full_a_new_devices_picture_is_refused_until_one_is_a_day_old_and_known_ones_go_on()
    {
        var book = new PictureBook(new PictureOptions { CountLimit = 2 });
        var decoder = Decoder(Keys, book);
        decoder.Decode("cams/north/a/person", Jpeg);
        decoder.Decode("cams/north/b/person", Jpeg);

        Assert.Equal("limit", Assert.Single(decoder.Decode("cams/north/c/person", Jpeg).Bad).Code);
        Assert.Empty(decoder.Decode("cams/north/b/person", Png).Bad);
        _time.Advance(TimeSpan.FromHours(25));
        Assert.Empty(decoder.Decode("cams/north/c/person", Jpeg).Bad);
        Assert.Null(book.Find("north", "a"));
    }

    [Fact]
    public void Their_size_together_is_bounded_and_counted_rightly_over_replacements()
    {
        var book = new PictureBook(new PictureOptions { SizeLimitMiB = 1 });
        var decoder = Decoder(Keys, book);
        byte[] large = [.. Jpeg, .. new byte[400 * 1_024]];
        for (var i = 0; i < 20; i++)
        {
            Assert.Empty(decoder.Decode("cams/north/a/person", large).Bad);
        }

        Assert.Empty(decoder.Decode("cams/north/b/person", large).Bad);
        Assert.Equal("limit", Assert.Single(decoder.Decode("cams/north/c/person", large).Bad).Code);
        Assert.Empty(decoder.Decode("cams/north/a/person", Jpeg).Bad);
        Assert.Empty(decoder.Decode("cams/north/c/person", large).Bad);
    }

    [Fact]
    public void A_device_that_sends_more_than_its_rate_is_refused()
    {
        var decoder = Decoder(Keys + "\nrate-limit: 1/m", new PictureBook(new PictureOptions()));

        Assert.Empty(decoder.Decode("cams/north/a/person", Jpeg).Bad);
        Assert.Equal("limit", Assert.Single(decoder.Decode("cams/north/a/person", Jpeg).Bad).Code);
    }

    [Theory]
    [InlineData("push: {}\nformat: picture\narea: north\ndevice: a", "4: pictures come by topics alone: write topic: with {device}, like frigate/{device}/{measure}/snapshot.")]
    [InlineData(Keys + "\nvalue: x", "5: a picture has no value: remove it: its arrival counts, and {measure} in the topic is its label.")]
    [InlineData(Keys + "\nlimits: { age: 1s }", "5: a picture cannot be that old, or that young: write from 10s to 1d, like 15m.")]
    public void A_mistake_in_its_definition_is_told_by_its_line(string keys, string error) =>
        Assert.Contains($"feeds.yaml:{error}", SmallFeeds.WithFeed(keys).Errors.Select(e => e.ToString()));

    [Fact]
    public void Frigates_snapshots_are_taken_by_the_shipped_template_with_the_limit_that_its_user_gives()
    {
        var book = new PictureBook(new PictureOptions());
        var mappings = ShippedFeeds.MappingsOf("feeds: [ { use: frigate, area: di-an, limits: { age: 1h } } ]");
        var decoder = new FeedDecoder(new FixedMappings(mappings), _time, Births.None(_time), null, book);

        Assert.Empty(decoder.Decode("frigate/front_door/person/snapshot", Jpeg).Bad);

        Assert.Equal(("person", TimeSpan.FromHours(1)), (book.Find("di-an", "front_door")!.Label, book.Find("di-an", "front_door")!.StaleAfter));
    }

    private FeedDecoder Decoder(string keys, PictureBook book)
    {
        var read = SmallFeeds.WithFeed(keys);
        Assert.Equal([], read.Errors.Select(e => e.ToString()));
        return new FeedDecoder(new FixedMappings(read.Mappings!), _time, Births.None(_time), null, book);
    }
}
