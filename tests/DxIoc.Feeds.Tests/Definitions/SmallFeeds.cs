using System.Text;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Sparkplug;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Feeds.Tests.Definitions;

/// <summary>A small catalogue, definitions over it, and messages through them at one fixed time.</summary>
internal static class SmallFeeds
{
    public static readonly DateTimeOffset Now = new(2022, 4, 26, 1, 0, 0, TimeSpan.Zero);

    public static readonly IndicatorCatalogue Catalogue = CatalogueReader.Read([new CatalogueText("all.yaml", """
        areas:
          - { id: all, kind: province, name: All }
          - { id: north, kind: district, name: North, parent: all }
          - { id: south, kind: district, name: South, parent: all }
        sectors: [ { id: green, name: Green } ]
        feeds: [ { id: air, name: Air }, { id: cameras, name: Cameras } ]
        indicators: [ { id: dust, name: Dust, sector: green, feed: air, measure: pm25, aggregate: mean, window: 10m, stale-after: 3m } ]
        """)]).Catalogue!;

    public static FeedMappingsResult Read(params (string File, string Text)[] files) =>
        FeedMappingsReader.Read([.. files.Select(f => new CatalogueText(f.File, f.Text))], Catalogue);

    /// <summary>With the certificates and secrets of a folder.</summary>
    public static FeedMappingsResult ReadIn(string folder, params (string File, string Text)[] files) =>
        FeedMappingsReader.Read([.. files.Select(f => new CatalogueText(f.File, f.Text))], Catalogue, folder);

    /// <summary>One definition: the given keys begin in line 3.</summary>
    public static FeedMappingsResult WithFeed(string keys) => Read(("feeds.yaml", Feed(keys)));

    public static FeedDecoder Decoder(string keys, TimeProvider? time = null) => DecoderOf(Feed(keys), time);

    public static FeedDecoder DecoderOf(string yaml, TimeProvider? time = null, SparkplugBook? births = null)
    {
        time ??= new FakeTimeProvider(Now);
        var read = Read(("feeds.yaml", yaml));
        Assert.Equal([], read.Errors.Select(e => e.ToString()));
        return new FeedDecoder(new FixedMappings(read.Mappings!), time, births ?? Births.None(time));
    }

    public static IncomingMessage Decode(this FeedDecoder decoder, string topic, string payload) =>
        decoder.Decode(topic, Encoding.UTF8.GetBytes(payload));

    /// <summary>area/feed/device/measure = value @ time, one a line, and the refusals after them.</summary>
    public static string[] Lines(IncomingMessage message) =>
    [
        .. message.Good.Select(m => FormattableString.Invariant(
            $"{m.Area}/{m.Feed}/{m.Device}/{m.Measure} = {Math.Round(m.Value, 6)}{(m.Time is { } t ? $" @ {t.ToDateTimeOffset():yyyy-MM-ddTHH:mm:ss.FFFZ}" : "")}")),
        .. message.Bad.Select(r => $"{r.Code}: {r.Reason}"),
    ];

    private static string Feed(string keys) => $"feeds:\n  - id: air\n    {keys.Trim().ReplaceLineEndings("\n    ")}\n";
}
