using System.Text;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Tests.Definitions;
using DxIoc.Feeds.Tests.Sparkplug;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Tests.Decoding;

/// <summary>
/// Every format with a good message, one that is partly bad and one that is bad: what is good is kept, what is bad is refused with its
/// reason, each part by itself. Samples have the forms in which producers document them.
/// </summary>
public sealed class EveryFormatTests
{
    private static readonly Dictionary<string, (string Topic, string Keys)> Definitions = new(StringComparer.Ordinal)
    {
        ["json"] = ("tele/d1/SENSOR", "topic: \"tele/{device}/SENSOR\"\narea: north\nmeasures: { temperature: AM2301.Temperature, humidity: AM2301.Humidity }"),
        ["value"] = ("frigate/back/status", "topic: \"frigate/{device}/status\"\narea: north\nformat: value\nmeasure: online\nvalue: { values: { online: 1, offline: 0 } }"),
        ["senml-json"] = ("s", "topic: s\narea: north\nformat: senml-json"),
        ["senml-cbor"] = ("s", "topic: s\narea: north\nformat: senml-cbor"),
        ["lineprotocol"] = ("l", "topic: l\narea: north\nformat: lineprotocol\ndevice: { path: tags.location }"),
        ["csv"] = ("c", "topic: c\narea: north\nformat: csv\ndevice: { path: station }\ntime: { path: at, format: dd/MM/yyyy HH:mm, zone: Asia/Ho_Chi_Minh }\nmeasures: { pm25: pm25, pm10: pm10 }"),
        ["sparkplug"] = ("spBv1.0/g/NDATA/n1", "topic: spBv1.0/#\narea: north\nformat: sparkplug"),
        ["picture"] = ("frigate/back/car/snapshot", "topic: \"frigate/{device}/{measure}/snapshot\"\narea: north\nformat: picture"),
    };

    /// <summary>Format, case, payload (of binary formats in hexadecimal), what is kept, what is refused.</summary>
    public static TheoryData<string, string, string, string, string> Table => new()
    {
        { "json", "good", """{"Time":"2022-04-26T08:00:00","AM2301":{"Temperature":23.5,"Humidity":61.0},"TempUnit":"C"}""", "d1/temperature = 23.5|d1/humidity = 61", "" },
        { "json", "partly bad", """{"AM2301":{"Temperature":null,"Humidity":61.0}}""", "d1/humidity = 61", "number: temperature at AM2301.Temperature: it is null" },
        { "json", "bad", """{"AM2301":{"Temperature":23.5""", "", "payload: the payload is no whole JSON" },
        { "value", "good", "online", "back/online = 1", "" },
        // One value has no part that could be good.
        { "value", "partly bad", "online?", "", "number: online at $: 'online?' is none of online, offline" },
        { "value", "bad", "\u00ff", "", "number: online at $: 'ÿ' is none of online, offline" },
        { "senml-json", "good", """[{"bn":"urn:dev:ow:10e2073a01080063:","n":"voltage","u":"V","v":120.1},{"n":"current","u":"A","v":1.2}]""", "urn-dev-ow-10e2073a01080063/voltage = 120.1|urn-dev-ow-10e2073a01080063/current = 1.2", "" },
        { "senml-json", "partly bad", """[{"bn":"d:","n":"temp","u":"Cel","v":23.1},{"n":"label","vs":"ok"}]""", "d/temp = 23.1", "number: label at value: it is the text 'ok'" },
        { "senml-json", "bad", """{"bn":"d:","n":"temp","v":23.1}""", "", "payload: the payload is no SenML pack" },
        { "senml-cbor", "good", "81a32162643a006474656d7002c4822018eb", "d/temp = 23.5", "" },
        { "senml-cbor", "partly bad", "82a32162643a006474656d7002c4822018eba2006161036162", "d/temp = 23.5", "number: a at value: it is the text 'b'" },
        { "senml-cbor", "bad", "81a32162643a0061", "", "payload: the payload is no whole CBOR item" },
        { "lineprotocol", "good", "weather,location=us-midwest,season=summer temperature=82,humidity=71i 1465839830100400200", "us-midwest/temperature = 82|us-midwest/humidity = 71", "" },
        { "lineprotocol", "partly bad", "weather,location=us-midwest temperature=82\nweather,location=us-east", "us-midwest/temperature = 82", "payload: line 2 is no line protocol: its fields are missing" },
        { "lineprotocol", "bad", "weather", "", "payload: line 1 is no line protocol" },
        { "csv", "good", "station,at,pm25,pm10\nst1,26/04/2022 08:00,41.5,63\n", "st1/pm25 = 41.5|st1/pm10 = 63", "" },
        { "csv", "partly bad", "station,at,pm25,pm10\nst1,26/04/2022 08:00,41.5,x\n", "st1/pm25 = 41.5", "number: pm10 at pm10: it is the text 'x'" },
        { "csv", "bad", "station,at,pm25,pm10\nst1,2022-04-26 08:00,41.5,63\n", "", "time: its time '2022-04-26 08:00' at at cannot be read as dd/MM/yyyy HH:mm" },
        { "sparkplug", "good", Hex(SparkplugBytes.Data(1, 1, 41.5)), "n1/v = 41.5", "" },
        { "sparkplug", "partly bad", Hex(SparkplugBytes.Payload(1, SparkplugBytes.Metric(null, 1, null, 41.5), SparkplugBytes.Metric(null, 7, null, 5))), "n1/v = 41.5", "name: the alias 7 is none of the birth of g/n1" },
        { "sparkplug", "broken within", Hex(SparkplugBytes.Payload(1, [0x69, 0x00], SparkplugBytes.Metric(null, 1, null, 41.5))), "n1/v = 41.5", "payload: metric 0 is no whole metric of Sparkplug B" },
        // A picture measures nothing, and has no part that could be good.
        { "picture", "good", "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "", "" },
        { "picture", "bad", "3c7376673e3c7363726970743e616c6572742831293c2f7363726970743e3c2f7376673e", "", "payload: the payload is no JPEG, PNG or WebP" },
        { "sparkplug", "bad", Hex(SparkplugBytes.Data(1, 1, 41.5)[..^4]), "", "payload: the payload is no whole Sparkplug B payload" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void What_is_good_is_kept_and_what_is_bad_is_refused_by_itself(string format, string @case, string payload, string kept, string refused)
    {
        var (topic, keys) = Definitions[format];
        var decoder = SmallFeeds.Decoder(keys);
        if (format == "sparkplug")
        {
            decoder.Decode("spBv1.0/g/NBIRTH/n1", SparkplugBytes.Birth());
        }

        var message = decoder.Decode(topic, format is "senml-cbor" or "sparkplug" or "picture" ? Convert.FromHexString(payload) : Encoding.UTF8.GetBytes(payload));

        Assert.Equal(Parts(kept), message.Good.Select(m => FormattableString.Invariant($"{m.Device}/{m.Measure} = {Math.Round(m.Value, 6)}")));
        Assert.Equal(Parts(refused).Length, message.Bad.Count);
        Assert.All(Parts(refused).Zip(message.Bad), p => Assert.StartsWith(p.First, $"{p.Second.Code}: {p.Second.Reason}", StringComparison.Ordinal));
        Assert.True(@case == "good" ? message.Bad.Count == 0 : message.Bad.Count > 0);
    }

    [Fact]
    public void The_table_has_every_format_there_is() =>
        Assert.Equal(Feeds.Definitions.FeedKeys.Formats.Except([Feeds.Definitions.FeedKeys.Skip]), Definitions.Keys);

    private static string[] Parts(string text) => text.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}
