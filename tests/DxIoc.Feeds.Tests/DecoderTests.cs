using System.Globalization;
using System.Text;
using CsCheck;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Http;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Tests;

public sealed class DecoderTests
{
    private const string Topic = "ioc/thu-dau-mot/air/station-1";
    private readonly CanonicalDecoder _decoder = new();

    [Fact]
    public void A_flat_object_becomes_a_measurement_for_each_measure_with_its_time_wherever_it_stands()
    {
        var message = Decode(Topic, """{"pm25": 41.2, "t": "2022-04-26T08:00:00+07:00", "open": true, "pm10": 63}""");

        Assert.Equal("air", message.Feed);
        Assert.Empty(message.Bad);
        Assert.Equal([("pm25", 41.2), ("open", 1.0), ("pm10", 63.0)], message.Good.Select(m => (m.Measure, m.Value)));
        Assert.All(message.Good, m => Assert.Equal(
            new Measurement("thu-dau-mot", "air", "station-1", m.Measure, Instant.From(new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero)), m.Value, m.Index), m));
    }

    [Fact]
    public void A_time_behind_more_measures_than_are_taken_still_counts()
    {
        var measures = string.Join(", ", Enumerable.Range(0, FlatObject.MeasureLimit + 3).Select(i => $"\"m{i}\": {i}"));

        var message = Decode(Topic, $$"""{ {{measures}}, "t": 1650934800 }""");

        Assert.Equal(FlatObject.MeasureLimit, message.Good.Count);
        Assert.All(message.Good, m => Assert.Equal(new Instant(1_650_934_800_000_000), m.Time));
        Assert.Equal("there are more than 256 measures in one message; 3 were not read", Assert.Single(message.Bad).Reason);
    }

    [Theory]
    [InlineData("""{"pm25": 180, "t": "2022-04-2""", 0)]
    [InlineData("""{"pm25": 180, "pm10": """, 0)]
    [InlineData("""{"t": 1650934800, "pm25": 180, "pm10": """, 1)]
    public void What_stood_before_a_break_counts_where_its_time_had_been_read(string payload, int good)
    {
        var message = Decode(Topic, payload);

        Assert.Equal(good, message.Good.Count);
        Assert.Equal(2 - good, message.Bad.Count);
    }

    [Theory]
    [InlineData("41.5", 41.5)]
    [InlineData(" -3e2\n", -300)]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public void A_bare_value_stands_under_its_measures_topic(string payload, double expected)
    {
        var message = Decode(Topic + "/pm25", payload);

        Assert.Equal([new Measurement("thu-dau-mot", "air", "station-1", "pm25", null, expected, 0)], message.Good);
    }

    [Theory]
    [InlineData("1650934800", 1_650_934_800_000_000)]
    [InlineData("1650934800.25", 1_650_934_800_250_000)]
    [InlineData("1650934800123", 1_650_934_800_123_000)]
    [InlineData("\"2022-04-26T08:00:00.123456+07:00\"", 1_650_934_800_123_456)]
    [InlineData("\"2022-04-26T01:00:00Z\"", 1_650_934_800_000_000)]
    public void Time_is_iso_with_offset_or_unix_seconds_or_milliseconds(string t, long micros) =>
        Assert.Equal(new Instant(micros), Decode(Topic, $$"""{"t": {{t}}, "pm25": 1}""").Good.Single().Time);

    [Theory]
    [InlineData("foo/bar", "{}", RefusalCode.Topic, "it does not begin with ioc/")]
    [InlineData("ioc/thu-dau-mot/air", "{}", RefusalCode.Topic, "it has 3 parts")]
    [InlineData("ioc/a/b/c/d/e", "1", RefusalCode.Topic, "it has 6 parts")]
    [InlineData("ioc/Thu-Dau-Mot/air/s", "{}", RefusalCode.Topic, "the area 'Thu-Dau-Mot' may have letters a-z, digits and '-'")]
    [InlineData("ioc/thu-dau-mot//s", "{}", RefusalCode.Topic, "the feed '' is empty")]
    [InlineData("ioc/thu-dau-mot/air/-s", "{}", RefusalCode.Topic, "the device '-s' may have letters a-z A-Z")]
    [InlineData(Topic, "", RefusalCode.Payload, "the payload is no whole JSON")]
    [InlineData(Topic, "[1]", RefusalCode.Payload, "the payload is no JSON object")]
    [InlineData(Topic, "{}", RefusalCode.Payload, "there is no measure in it")]
    [InlineData(Topic, """{"pm25": 1} x""", RefusalCode.Payload, "the payload is no whole JSON")]
    [InlineData(Topic, """{"pm25": "41"}""", RefusalCode.Number, "pm25 is a text; a measure is a finite number, true or false")]
    [InlineData(Topic, """{"pm25": null}""", RefusalCode.Number, "pm25 is null")]
    [InlineData(Topic, """{"pm25": 1e999}""", RefusalCode.Number, "pm25 is too large a number")]
    [InlineData(Topic, """{"pm25": [1, {"a": 2}]}""", RefusalCode.Number, "pm25 is an array")]
    [InlineData(Topic, """{"pm 25": 1}""", RefusalCode.Name, "the measure 'pm 25' may have letters")]
    [InlineData(Topic, """{"t": "yesterday", "pm25": 1}""", RefusalCode.Time, "its time cannot be read; write ISO 8601 with an offset")]
    [InlineData(Topic, """{"t": "2022-04-26T08:00:00", "pm25": 1}""", RefusalCode.Time, "its time cannot be read")]
    [InlineData(Topic, """{"t": -5, "pm25": 1}""", RefusalCode.Time, "its time cannot be read")]
    [InlineData(Topic + "/pm25", "41,5", RefusalCode.Number, "'41,5' is no finite number, true or false")]
    [InlineData(Topic + "/pm25", "NaN", RefusalCode.Number, "'NaN' is no finite number")]
    [InlineData(Topic + "/pm25", "", RefusalCode.Number, "'' is no finite number")]
    public void What_is_wrong_is_refused_with_what_where_and_why(string topic, string payload, string code, string reason)
    {
        var refusal = Decode(topic, payload).Bad[0];

        Assert.Equal(code, refusal.Code);
        Assert.StartsWith(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Good_measures_of_a_partly_bad_message_stay_good()
    {
        var message = Decode(Topic, """{"pm25": 1, "note": "calibrated", "pm10": 2, "pm25": 3, "x": {"y": [1]}, "so2": 4}""");

        Assert.Equal(["pm25", "pm10", "so2"], message.Good.Select(m => m.Measure));
        Assert.Equal(["note", "pm25", "x"], message.Bad.Select(r => r.Where));
    }

    [Fact]
    public void What_stood_before_the_break_of_a_payload_counts()
    {
        var message = Decode(Topic, """{"t": 1650934800, "pm25": 1, "pm10": 2, "so""");

        Assert.Equal(["pm25", "pm10"], message.Good.Select(m => m.Measure));
        Assert.Equal(RefusalCode.Payload, message.Bad.Single().Code);
    }

    [Fact]
    public void A_bad_time_refuses_each_measure_by_itself()
    {
        var message = Decode(Topic, """{"pm25": 1, "t": "soon", "pm10": 2}""");

        Assert.Empty(message.Good);
        Assert.Equal([("pm25", RefusalCode.Time), ("pm10", RefusalCode.Time)], message.Bad.Select(r => (r.Where, r.Code)));
    }

    [Fact]
    public void Bad_utf8_in_a_name_is_a_refusal()
    {
        byte[] payload = [.. "{\"pm"u8, 0xff, .. "\": 1, \"pm10\": 2}"u8];

        var message = _decoder.Decode(Topic, payload);

        Assert.NotEmpty(message.Bad);
    }

    [Fact]
    public void A_payload_beyond_the_limit_is_refused_whole()
    {
        var message = _decoder.Decode(Topic, new byte[CanonicalDecoder.PayloadLimit + 1]);

        Assert.Equal(RefusalCode.Size, Assert.Single(message.Bad).Code);
    }

    [Fact]
    public void Numbers_are_read_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi-VN");
        try
        {
            Assert.Equal(1.5, Decode(Topic, """{"pm25": 1.5}""").Good.Single().Value);
            Assert.Equal(1.5, Decode(Topic + "/pm25", "1.5").Good.Single().Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Whatever_comes_is_counted_once_and_never_throws()
    {
        var seeds = new[]
        {
            """{"t": 1650934800, "pm25": 41.2, "pm10": 63, "open": true}""", """{"pm25": "x", "a": {"b": [1, 2]}}""", "12.5", "",
        };
        Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Select(Gen.Int[0, 80], Gen.Byte).Array[0, 6], Gen.Bool).Sample(
            (seed, changes, bare) =>
            {
                var payload = Encoding.UTF8.GetBytes(seeds[seed]);
                foreach (var (at, value) in changes)
                {
                    if (payload.Length > 0)
                    {
                        payload[at % payload.Length] = value;
                    }
                }

                var message = _decoder.Decode(bare ? Topic + "/pm25" : Topic, payload);
                var names = message.Good.Select(m => m.Measure).ToList();
                return message.Good.Count + message.Bad.Count >= 1
                    && names.Distinct().Count() == names.Count
                    && message.Good.All(m => double.IsFinite(m.Value));
            },
            iter: 50_000);
    }

    [Fact]
    public void A_posted_array_keeps_indexes_and_costs_only_its_bad_elements()
    {
        var messages = ObservationsDecoder.Decode("POST", Encoding.UTF8.GetBytes(
            """
            [{"area":"di-an","feed":"air","device":"s","measure":"pm25","t":1650934800,"value":1},
             {"area":"di-an","feed":"air","device":"s","measure":"pm25","value":"x"},
             7,
             {"area":"di-an","feed":"water","device":"s","measure":"ph","value":true}]
            """));

        Assert.Equal([("air", 0), ("water", 3)], messages.SelectMany(m => m.Good.Select(g => (m.Feed, g.Index))).OrderBy(x => x.Index));
        Assert.Equal([(1, "value must be a finite number, true or false"), (2, "the element is no object {area, feed, device, measure, t, value}")],
            messages.SelectMany(m => m.Bad).OrderBy(b => b.Index).Select(b => (b.Index, b.Reason)));
    }

    [Fact]
    public void A_bad_line_of_ndjson_costs_only_itself()
    {
        var messages = ObservationsDecoder.Decode("POST", Encoding.UTF8.GetBytes(
            "{\"area\":\"di-an\",\"feed\":\"air\",\"device\":\"s\",\"measure\":\"pm25\",\"value\":1}\n{broken\n\n{\"area\":\"di-an\",\"feed\":\"air\",\"device\":\"s\",\"measure\":\"pm10\",\"value\":2}\n"));

        Assert.Equal([0, 2], messages.SelectMany(m => m.Good).Select(g => g.Index));
        Assert.Equal([1], messages.SelectMany(m => m.Bad).Select(b => b.Index));
    }

    [Fact]
    public void An_array_that_breaks_keeps_what_stood_before()
    {
        var messages = ObservationsDecoder.Decode("POST", Encoding.UTF8.GetBytes(
            """[{"area":"di-an","feed":"air","device":"s","measure":"pm25","value":1}, {"area":"di"""));

        Assert.Equal([0], messages.SelectMany(m => m.Good).Select(g => g.Index));
        Assert.Equal([RefusalCode.Payload], messages.SelectMany(m => m.Bad).Select(b => b.Code));
    }

    [Theory]
    [InlineData("", """{"t": 1650934800000, "pm25": 41.2, "pm10": 63, "open": true}""")]
    [InlineData("", """{"pm25": 41.2, "t": "2022-04-26T08:00:00.5+07:00"}""")]
    [InlineData("/pm25", "41.2")]
    public void A_good_message_whose_names_are_known_makes_nothing(string measure, string payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        var read = 0;
        for (var i = 0; i < 100; i++)
        {
            read += _decoder.Decode(Topic + measure, bytes).Good.Count;
        }

        var topic = Topic + measure;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            read += _decoder.Decode(topic, bytes).Good.Count;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(read >= 200);
    }

    [Fact]
    public void Names_of_measures_are_one_instance_each_and_an_invented_flood_of_them_is_forgotten()
    {
        var names = new MeasureNames();
        names.Add("pm25");
        Assert.True(names.TryGet("pm25"u8, out var first));
        Assert.True(names.TryGet("pm25"u8, out var second));
        Assert.Same(first, second);
        Assert.False(names.TryGet("pm2"u8, out _));
        for (var i = 0; i < 3 * MeasureNames.Limit; i++)
        {
            names.Add($"m{i}");
            Assert.InRange(names.Count, 1, MeasureNames.Limit);
        }
    }

    [Fact]
    public void A_message_that_is_kept_has_parts_of_its_own()
    {
        var kept = Decode(Topic, """{"pm25": 1, "x": null}""").Kept();
        Decode(Topic, """{"pm10": 2}""");
        Assert.Equal("pm25", kept.Good.Single().Measure);
        Assert.Equal("x", kept.Bad.Single().Where);
    }

    private IncomingMessage Decode(string topic, string payload) => _decoder.Decode(topic, Encoding.UTF8.GetBytes(payload));
}
