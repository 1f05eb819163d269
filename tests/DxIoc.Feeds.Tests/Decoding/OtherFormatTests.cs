using DxIoc.Feeds.Tests.Definitions;

namespace DxIoc.Feeds.Tests.Decoding;

/// <summary>SenML (RFC 8428, with the examples of its chapter 5 and 6), InfluxDB line protocol and CSV: good, partly bad and bad.</summary>
public sealed class OtherFormatTests
{
    private const string Senml = "topic: s\narea: north\nformat: senml-json";
    private const string Lines = "topic: l\narea: north\nformat: lineprotocol\ndevice: {path: tags.host}";
    private const string Csv = "topic: c\narea: north\nformat: csv\ndevice: {path: station}\ntime: {path: at, format: dd/MM/yyyy HH:mm, zone: Asia/Ho_Chi_Minh}\nmeasures: {pm25: pm25, pm10: pm10}";

    [Theory]
    [InlineData(
        """[{"bn":"urn:dev:ow:10e2073a01080063:","n":"voltage","u":"V","v":120.1},{"n":"current","u":"A","v":1.2}]""",
        "north/air/urn-dev-ow-10e2073a01080063/voltage = 120.1|north/air/urn-dev-ow-10e2073a01080063/current = 1.2")]
    [InlineData(
        """
        [{"bn":"urn:dev:ow:10e2073a0108006:","bt":1.276020076001e+09,"bu":"A","bver":5,"n":"voltage","u":"V","v":120.1},
         {"n":"current","t":-5,"v":1.2},{"n":"current","v":1.7}]
        """,
        "north/air/urn-dev-ow-10e2073a0108006/voltage = 120.1 @ 2010-06-08T18:01:16.001Z|north/air/urn-dev-ow-10e2073a0108006/current = 1.2 @ 2010-06-08T18:01:11.001Z|north/air/urn-dev-ow-10e2073a0108006/current = 1.7 @ 2010-06-08T18:01:16.001Z")]
    [InlineData("""[{"n":"urn:dev:ow:10e2073a01080063:temp","u":"Cel","v":23.1}]""", "north/air/urn-dev-ow-10e2073a01080063/temp = 23.1")]
    [InlineData("""[{"bn":"d/","bv":20,"n":"temp","v":3.5},{"n":"open","vb":true}]""", "north/air/d/temp = 23.5|north/air/d/open = 1")]
    [InlineData("""[{"bn":"d/","n":"temp","t":-60,"v":1}]""", "north/air/d/temp = 1 @ 2022-04-26T00:59:00Z")]
    [InlineData("""[{"bn":"d/","n":"temp","v":1},{"n":"energy","s":15}]""", "north/air/d/temp = 1|payload: 'd/energy' gives a sum alone; sums are not taken: send its value, and a counter's standing as one")]
    [InlineData("""[{"bn":"d/","n":"temp","v":1,"s":15}]""", "north/air/d/temp = 1")]
    [InlineData("""[{"bn":"d/","n":"label","vs":"ok"},{"n":"temp","v":1}]""", "north/air/d/temp = 1|number: label at value: it is the text 'ok'; a measure is a finite number, true or false, or a word under values")]
    [InlineData("""[{"bn":"d/","n":"temp","v":1},5]""", "north/air/d/temp = 1|payload: the record is no group")]
    [InlineData("""[{"bn":"d/","n":"temp","v":1},{"n":"a","v":2,"new_":1}]""", "payload: the field 'new_' must be understood (RFC 8428, 4.4) and is not")]
    [InlineData("""[{"bn":"d/","bver":11,"n":"temp","v":1}]""", "payload: its SenML version 11 is newer than 10, which is understood")]
    [InlineData("""[{"v":1}]""", "payload: the record has no name: send n or bn")]
    [InlineData("""[{"n":"temp"}]""", "payload: 'temp' has no value: send v, vb, vs or vd")]
    [InlineData("""[{"n":"temp","v":1}]""", "name: nothing says which device it is: nothing is at device")]
    [InlineData("[]", "payload: the payload is no SenML pack, which is a list of records")]
    [InlineData("{}", "payload: the payload is no SenML pack, which is a list of records")]
    [InlineData("[{", "payload: the payload is no whole JSON: broken at line 1, byte 3")]
    public void Senml_in_json_is_resolved_by_its_base_fields(string payload, string lines) =>
        Assert.Equal(lines.Split('|').Order(StringComparer.Ordinal), Of(Senml, "s", payload).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(
        "87a721781b75726e3a6465763a6f773a3130653230373361303130383030363a22fb41d303a15b00106223614120050067766f6c7461676501615602fb405e066666666666a3006763757272656e74062402fb3ff3333333333333a3006763757272656e74062302fb3ff4cccccccccccda3006763757272656e74062202fb3ff6666666666666a3006763757272656e74062102f93e00a3006763757272656e74062002fb3ff999999999999aa3006763757272656e74060002fb3ffb333333333333",
        7, "north/air/urn-dev-ow-10e2073a0108006/voltage = 120.1 @ 2010-06-08T18:01:16.001Z")]
    [InlineData("81a32162643a00616104f4", 1, "north/air/d/a = 0")]
    [InlineData("81a32162643a006474656d7002c4822018eb", 1, "north/air/d/temp = 23.5")]
    [InlineData("81a22162643a006161", 1, "payload: 'd:a' has no value: send v, vb, vs or vd")]
    [InlineData("81a32162643a00616104f4f4", 1, "payload: the payload is no whole CBOR item (RFC 8949)")]
    [InlineData("ff", 1, "payload: the payload is no whole CBOR item (RFC 8949)")]
    [InlineData("", 1, "payload: the payload is no whole CBOR item (RFC 8949)")]
    public void Senml_in_cbor_is_the_same(string hex, int count, string first)
    {
        var message = SmallFeeds.Decoder(Senml.Replace("json", "cbor")).Decode("s", Convert.FromHexString(hex));

        Assert.Equal(count, message.Good.Count + message.Bad.Count);
        Assert.StartsWith(first, SmallFeeds.Lines(message)[0]);
    }

    [Theory]
    [InlineData("weather,host=st1,region=us temperature=82,humidity=71i,ok=t 1465839830100400200", "north/air/st1/temperature = 82 @ 2016-06-13T17:43:50.1Z|north/air/st1/humidity = 71 @ 2016-06-13T17:43:50.1Z|north/air/st1/ok = 1 @ 2016-06-13T17:43:50.1Z")]
    [InlineData("weather,host=st\\ 1 temperature=-8.2e1", "north/air/st-1/temperature = -82")]
    [InlineData("# a comment\n\nm,host=a v=1\nm,host=b v=2\n", "north/air/a/v = 1|north/air/b/v = 2")]
    [InlineData("m,host=a note=\"x, \\\"y\\\" z\",v=1", "north/air/a/v = 1")]
    [InlineData("m,host=a v=1\nm,host=b\nm,host=c v=3", "north/air/a/v = 1|north/air/c/v = 3|payload: line 2 is no line protocol: its fields are missing")]
    [InlineData("m,host=a v=1 noon", "payload: line 1 is no line protocol: its time is no whole number")]
    [InlineData("m,host v=1", "payload: line 1 is no line protocol: a tag is not of the form name=value")]
    [InlineData("m,host=a v=x", "payload: line 1 is no line protocol: a field is not of the form name=value, with a number, true, false or \"text\"")]
    [InlineData("m,host=a v=\"open\nm,host=b v=2", "north/air/b/v = 2|payload: line 1 is no line protocol: a field is not of the form name=value, with a number, true, false or \"text\"")]
    [InlineData("m v=1", "name: nothing says which device it is: nothing is at tags.host")]
    [InlineData("m,host=a note=\"x\"", "payload: none of its measures is in the message: fields.{measure}")]
    [InlineData("", "payload: there is no line in it; write measurement,tag=a field=1.5 time")]
    public void Line_protocol_is_read_line_by_line(string payload, string lines) =>
        Assert.Equal(lines.Split('|').Order(StringComparer.Ordinal), Of(Lines, "l", payload).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("station,at,pm25,pm10\nst1,26/04/2022 08:00,41.5,63\r\nst2,26/04/2022 08:01,,64\n", "north/air/st1/pm25 = 41.5 @ 2022-04-26T01:00:00Z|north/air/st1/pm10 = 63 @ 2022-04-26T01:00:00Z|north/air/st2/pm10 = 64 @ 2022-04-26T01:01:00Z")]
    [InlineData("station,at,pm25,pm10\n\"st, 1\",26/04/2022 08:00,1,2", "north/air/st--1/pm25 = 1 @ 2022-04-26T01:00:00Z|north/air/st--1/pm10 = 2 @ 2022-04-26T01:00:00Z")]
    [InlineData("station,at,pm25,pm10\nst1,26/04/2022 08:00,x,2\nst1,1\nst1,today,1,2", "north/air/st1/pm10 = 2 @ 2022-04-26T01:00:00Z|payload: line 3 has 2 cells where there are 4 columns|number: pm25 at pm25: it is the text 'x'; a measure is a finite number, true or false, or a word under values|time: its time 'today' at at cannot be read as dd/MM/yyyy HH:mm; correct the time of the definition, or what sends it")]
    [InlineData("station,at,pm25,pm10\n", "payload: there is no line of values in it")]
    [InlineData("", "payload: there is no line of values in it")]
    public void Csv_is_read_line_by_line(string payload, string lines) =>
        Assert.Equal(lines.Split('|').Order(StringComparer.Ordinal), Of(Csv, "c", payload).Order(StringComparer.Ordinal));

    [Fact]
    public void The_columns_of_csv_may_stand_in_the_definition() => Assert.Equal(
        ["north/air/007/pm25 = 41.5"],
        Of("topic: c\narea: north\nformat: csv\nseparator: \";\"\ncolumns: [id, pm25]\ndevice: {path: id}\nmeasures: {pm25: pm25}", "c", "007;41.5"));

    private static string[] Of(string keys, string topic, string payload) => SmallFeeds.Lines(SmallFeeds.Decoder(keys).Decode(topic, payload));
}
