using DxIoc.Feeds.Tests.Definitions;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Feeds.Tests.Decoding;

/// <summary>JSON and bare values through definitions: good, partly bad and bad.</summary>
public sealed class MappedJsonTests
{
    private const string Box = """
        topic: box/{area}/{device}
        time: {path: meta.at, format: iso}
        measures:
          pm25: air.pm25
          temp: {path: "list[1].v", convert: fahrenheit-to-celsius}
          power: {path: state, values: {"ON": 1, "OFF": 0}}
        """;

    [Fact]
    public void Paths_conversions_words_and_time_make_measurements_of_a_nested_message() => Assert.Equal(
        ["north/air/d1/pm25 = 41.5 @ 2022-04-26T01:00:00Z", "north/air/d1/temp = 100 @ 2022-04-26T01:00:00Z", "north/air/d1/power = 1 @ 2022-04-26T01:00:00Z"],
        Lines(Box, "box/north/d1", """{"meta": {"at": "2022-04-26T08:00:00+07:00"}, "air": {"pm25": 41.5}, "list": [{}, {"v": 212}], "state": "ON"}"""));

    [Fact]
    public void A_message_that_is_partly_bad_keeps_its_good_measures() => Assert.Equal(
        ["north/air/d1/pm25 = 41.5", "number: power at state: 'DIM' is none of ON, OFF"],
        Lines(Box, "box/north/d1", """{"air": {"pm25": 41.5}, "state": "DIM"}"""));

    [Theory]
    [InlineData("", "payload: the payload is no whole JSON: broken at line 1, byte 1")]
    [InlineData("""{"air": {"pm25": 1}} x""", "payload: the payload is no whole JSON: broken at line 1, byte 22")]
    [InlineData("""{"air": 5}""", "payload: none of its measures is in the message: air.pm25, list[1].v, state")]
    [InlineData("""{"air": {"pm25": null}}""", "number: pm25 at air.pm25: it is null; a measure is a finite number, true or false, or a word under values")]
    [InlineData("""{"air": {"pm25": 1e999}}""", "number: pm25 at air.pm25: it is no finite number; a measure is a finite number, true or false, or a word under values")]
    [InlineData("""{"air": {"pm25": {"v": 1}}}""", "number: pm25 at air.pm25: it is a group; a measure is a finite number, true or false, or a word under values")]
    [InlineData("""{"air": {"pm25": "41,5"}}""", "number: pm25 at air.pm25: it is the text '41,5'; a measure is a finite number, true or false, or a word under values")]
    [InlineData("""{"air": {"pm25": "\uD800"}}""", "payload: the payload has a text that is no UTF-8")]
    [InlineData("""{"air": {"pm25": 1}, "meta": {"at": "noon"}}""", "time: its time 'noon' at meta.at cannot be read as iso; write ISO 8601 with an offset like 2022-04-26T08:00:00+07:00, Unix seconds or Unix milliseconds")]
    public void A_bad_message_is_refused_with_its_reason(string payload, string refusal) =>
        Assert.Equal([refusal], Lines(Box, "box/north/d1", payload));

    [Theory]
    [InlineData("box/North/d1", "area: the area 'North' may have letters a-z, digits and '-', and begins with a letter or digit")]
    [InlineData("box/north/…", "name: the device's name '…' cannot be used: at most 64 characters, with a letter or digit")]
    [InlineData("box/north", "topic: the topic does not begin with ioc/ and no feed definition matches it: write one with this topic (feeds/README.md)")]
    [InlineData("$SYS/north/d1", "topic: the topic does not begin with ioc/ and no feed definition matches it: write one with this topic (feeds/README.md)")]
    public void A_topic_that_does_not_fit_is_refused(string topic, string refusal) =>
        Assert.Equal([refusal], Lines(Box, topic, """{"air": {"pm25": 1}}"""));

    [Fact]
    public void Records_of_several_devices_in_one_message_are_told_apart() => Assert.Equal(
        [
            "north/air/Device-A/temp = 42 @ 2017-01-01T00:00:00Z", "north/air/Device-A/ok = 1 @ 2017-01-01T00:00:00Z",
            "north/air/Device-A/temp = 43 @ 2017-01-01T00:00:01Z", "south/air/Tram-Dau-Tieng/temp = 20",
        ],
        Lines("""
            topic: gw
            records: "{device}[*]"
            areas: {Device A: north, "*": south}
            time: {path: ts, format: unix-ms}
            measures: {"{measure}": "values.{measure}"}
            """, "gw", """
            {"Device A": [{"ts": 1483228800000, "values": {"temp": 42, "ok": true, "note": "fine"}}, {"ts": 1483228801000, "values": {"temp": 43}}],
             "Trạm Dầu Tiếng": [{"values": {"temp": 20}}]}
            """));

    [Fact]
    public void A_bad_record_costs_itself_only() => Assert.Equal(
        ["north/air/a/pm25 = 1", "name: nothing says which device it is: nothing is at id"],
        Lines("topic: rows\nrecords: \"[*]\"\ndevice: {path: id}\narea: {path: $.where[0]}\nmeasures: {pm25: v}".Replace("$.where[0]", "at"),
            "rows", """[{"id": "a", "at": "north", "v": 1}, {"v": 2}]"""));

    [Fact]
    public void A_path_from_the_root_reads_what_records_share() => Assert.Equal(
        ["south/air/a/pm25 = 1 @ 2022-04-26T01:00:00Z", "south/air/b/pm25 = 2 @ 2022-04-26T01:00:00Z"],
        Lines("topic: rows\nrecords: rows[*]\ndevice: {path: id}\narea: {path: $.where}\ntime: $.at\nmeasures: {pm25: v}",
            "rows", """{"where": "south", "at": 1650934800, "rows": [{"id": "a", "v": 1}, {"id": "b", "v": 2}]}"""));

    [Fact]
    public void The_measures_name_may_stand_in_the_record() => Assert.Equal(
        ["north/air/s/pm25 = 4.1", "north/air/s/pm10 = 6"],
        Lines("topic: s\nrecords: \"[*]\"\ndevice: s\narea: north\nmeasure: {path: kind}\nvalue: {path: val, scale: 0.1}",
            "s", """[{"kind": "pm25", "val": 41}, {"kind": "pm10", "val": "60"}]"""));

    [Theory]
    [InlineData("fahrenheit-to-celsius", 212, 100)]
    [InlineData("fahrenheit-to-celsius", -40, -40)]
    [InlineData("m/s-to-km/h", 10, 36)]
    [InlineData("km/h-to-m/s", 36, 10)]
    [InlineData("ppm-to-ug/m3, molar-mass: 28.01", 1, 1145.603272)]
    [InlineData("ppb-to-ug/m3, molar-mass: 48.00", 50, 98.159509)]
    [InlineData("ppb-to-ug/m3, molar-mass: 46.01", 100, 188.179959)]
    [InlineData("mg/m3-to-ug/m3", 0.035, 35)]
    [InlineData("fraction-to-percent", 0.42, 42)]
    [InlineData("percent-to-fraction", 42, 0.42)]
    [InlineData("percent-to-fraction, scale: 2, offset: -1", 50, 0)]
    public void Units_are_converted_by_name(string convert, double value, double expected) => Assert.Equal(
        [FormattableString.Invariant($"north/air/d/x = {expected}")],
        Lines($"topic: \"{{device}}\"\narea: north\nmeasures: {{x: {{path: v, convert: {convert}}}}}", "d", FormattableString.Invariant($$"""{"v": {{value}}}""")));

    [Theory]
    [InlineData("{path: t, format: unix}", "1650934800.5", "2022-04-26T01:00:00.5Z")]
    [InlineData("{path: t, format: unix-ms}", "1650934800500", "2022-04-26T01:00:00.5Z")]
    [InlineData("{path: t, format: unix-ms}", "\"1650934800500\"", "2022-04-26T01:00:00.5Z")]
    [InlineData("{path: t, format: unix-ns}", "1650934800500000000", "2022-04-26T01:00:00.5Z")]
    [InlineData("{path: t, format: iso, zone: Asia/Ho_Chi_Minh}", "\"2022-04-26T08:00:00\"", "2022-04-26T01:00:00Z")]
    [InlineData("{path: t, format: iso, zone: Asia/Ho_Chi_Minh}", "\"2022-04-26T08:00:00+08:00\"", "2022-04-26T00:00:00Z")]
    [InlineData("{path: t, format: dd/MM/yyyy HH:mm:ss, zone: Asia/Ho_Chi_Minh}", "\"26/04/2022 08:00:00\"", "2022-04-26T01:00:00Z")]
    [InlineData("{path: t, format: yyyyMMddHHmmss, zone: Asia/Ho_Chi_Minh}", "20220426080000", "2022-04-26T01:00:00Z")]
    [InlineData("{path: t, format: \"yyyy-MM-dd HH:mm zzz\"}", "\"2022-04-26 08:00 +07:00\"", "2022-04-26T01:00:00Z")]
    [InlineData("t", "\"2022-04-26T08:00:00+07:00\"", "2022-04-26T01:00:00Z")]
    [InlineData("t", "1650934800", "2022-04-26T01:00:00Z")]
    public void Time_is_read_as_its_format_and_zone_say(string time, string written, string expected) => Assert.Equal(
        ["north/air/d/x = 1 @ " + expected],
        Lines($"topic: \"{{device}}\"\narea: north\ntime: {time}\nmeasures: {{x: v}}", "d", $$"""{"v": 1, "t": {{written}}}"""));

    [Fact]
    public void A_clock_that_cannot_be_trusted_is_not_read() => Assert.Equal(
        ["north/air/d/x = 1"], Lines("topic: \"{device}\"\narea: north\ntime: arrival\nmeasures: {x: v}", "d", """{"v": 1, "t": 5}"""));

    [Theory]
    [InlineData("41.5", "north/air/d/pm25 = 41.5")]
    [InlineData(" -3e2\n", "north/air/d/pm25 = -300")]
    [InlineData("true", "north/air/d/pm25 = 1")]
    [InlineData("online", "north/air/d/pm25 = 7")]
    [InlineData("41,5", "number: pm25 at $: '41,5' is none of online, none")]
    [InlineData("", "number: pm25 at $: '' is none of online, none")]
    public void A_bare_value_is_a_number_or_a_word(string payload, string line) => Assert.Equal(
        [line], Lines("topic: v/{device}/{measure}\narea: north\nformat: value\nvalue: {values: {online: 7, none: skip}}", "v/d/pm25", payload));

    [Fact]
    public void A_word_to_skip_leaves_nothing_and_refuses_nothing() => Assert.Equal(
        [], Lines("topic: v/{device}/{measure}\narea: north\nformat: value\nvalue: {values: {online: 7, none: skip}}", "v/d/pm25", "none"));

    [Fact]
    public void A_device_that_sends_too_much_is_refused_until_its_span_has_passed()
    {
        var time = new FakeTimeProvider(SmallFeeds.Now);
        var decoder = SmallFeeds.Decoder("topic: \"{device}\"\narea: north\nrate-limit: 2/m\nmeasures: {x: v}", time);
        string Send(string device) => SmallFeeds.Lines(decoder.Decode(device, """{"v": 1}""")).Single();

        Assert.Equal(["north/air/a/x = 1", "north/air/a/x = 1"], [Send("a"), Send("a")]);
        Assert.Equal("limit: device 'a' sends more than its 2 messages in 60 s; let it send less, or raise rate-limit", Send("a"));
        Assert.Equal("north/air/b/x = 1", Send("b"));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("north/air/a/x = 1", Send("a"));
        Assert.StartsWith("limit: ", Send("a"));
    }

    [Fact]
    public void What_is_beyond_the_limits_is_refused_and_the_rest_counts()
    {
        const string Keys = "topic: \"{device}\"\narea: north\nrecords: \"[*]\"\nlimits: {records: 2, payload: 30}\nmeasures: {x: v}";

        Assert.Equal(
            ["north/air/d/x = 1", "north/air/d/x = 2", "size: there are more than 2 records; the rest was not read (limits: records)"],
            Lines(Keys, "d", """[{"v":1},{"v":2},{"v":3}]"""));
        Assert.Equal(["size: the payload has 31 bytes; at most 30 are taken (limits: payload)"], Lines(Keys, "d", new string(' ', 31)));
    }

    [Fact]
    public void The_definition_that_says_most_about_a_topic_counts()
    {
        var decoder = SmallFeeds.DecoderOf("""
            feeds:
              - { id: air, topic: "a/#", device: any, area: north, measures: {x: v} }
              - { id: air, topic: "a/{device}", area: north, measures: {x: v} }
              - { id: air, topic: a/b, device: word, area: north, measures: {x: v} }
            """);

        Assert.Equal(
            ["word", "c", "any", "any"],
            new[] { "a/b", "a/c", "a/c/d", "a" }.Select(t => decoder.Decode(t, """{"v": 1}""").Good.Single().Device));
    }

    [Fact]
    public void The_canonical_form_stays_as_it_is() => Assert.Equal(
        ["north/air/s/pm25 = 1"], Lines("topic: \"#\"\ndevice: d\narea: south\nmeasures: {x: v}", "ioc/north/air/s", """{"pm25": 1}"""));

    private static string[] Lines(string keys, string topic, string payload) => SmallFeeds.Lines(SmallFeeds.Decoder(keys).Decode(topic, payload));
}
