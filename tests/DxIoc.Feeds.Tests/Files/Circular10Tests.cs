using System.Text;
using DxIoc.Feeds.Tests.Definitions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Tests.Files;

/// <summary>The bundled form of Circular 10/2021/TT-BTNMT, by what stations send and by what goes wrong on their way.</summary>
public sealed class Circular10Tests
{
    private const string Name = "TRAM_01_20220426080000.txt";
    private const string Device = "ben-cat/air/TRAM_01";
    private const string Time = "2022-04-26T01:00:00Z";

    private const string Use = """
        feeds:
          - use: circular10
            id: air
            files: { folder: /srv/ftp }
            area: ben-cat
        """;

    [Fact]
    public void Four_lines_connect_a_station_and_each_line_of_its_file_is_a_measure()
    {
        Assert.Equal(
            [
                $"{Device}/pm25 = 41.5 @ {Time}", $"{Device}/pm10 = 63.25 @ {Time}", $"{Device}/so2 = 18 @ {Time}", $"{Device}/ABC = 1 @ {Time}",
                .. FileFeed.Instruments(Device, 4, 0, 0),
            ],
            Of("PM2,5\t41,5\tµg/m3\t20220426080000\t00\r\nPM10\t63.25\tµg/m3\t20220426080000\t00\r\nSO2\t18\tµg/m3\t20220426080000\t00\r\nABC\t1\t-\t20220426080000\t00\r\n"));
    }

    [Fact]
    public void A_value_of_an_instrument_that_does_not_measure_is_kept_under_a_name_that_no_figure_reads() => Assert.Equal(
        [
            $"{Device}/pm25 = 41.5 @ {Time}", $"{Device}/pm10.calibrating = 500 @ {Time}", $"{Device}/so2.fault = -999 @ {Time}", $"{Device}/no2.fault = 0 @ {Time}",
            .. FileFeed.Instruments(Device, 4, 1, 2),
        ],
        Of("PM2,5\t41.5\tx\t20220426080000\t00\nPM10\t500\tx\t20220426080000\t01\nSO2\t-999\tx\t20220426080000\t02\nNO2\t\tx\t20220426080000\t02"));

    [Theory]
    [InlineData("PM10\t63\tx\t20220426080000\t07", "quality: the instrument's state '07' at status is none of 00, 0, 01, 1, 02, 2: add it to quality, or correct what sends it")]
    [InlineData("PM10\t63\tx\t20220426080000\t", "quality: the instrument's state '?' at status is none of 00, 0, 01, 1, 02, 2: add it to quality, or correct what sends it")]
    [InlineData("PM10\t63\tx\t2022042608", "payload: line 1 has 4 cells where there are 5 columns")]
    [InlineData("PM10\t63\tx\t20221326080000\t00", "time: its time '20221326080000' at time cannot be read as yyyyMMddHHmmss; correct the time of the definition, or what sends it")]
    [InlineData("", "payload: there is no line of values in it")]
    public void A_line_that_cannot_be_trusted_is_refused_with_its_reason(string text, string refusal) => Assert.Equal([refusal], Of(text));

    [Theory]
    [InlineData("PM10\t1.234,5\tx\t20220426080000\t00", "number: pm10 at value: it is the text '1.234,5'; a measure is a finite number, true or false, or a word under values")]
    [InlineData("PM10\t1,234,5\tx\t20220426080000\t00", "number: pm10 at value: it is the text '1,234,5'; a measure is a finite number, true or false, or a word under values")]
    [InlineData("PM10\t-\tx\t20220426080000\t00", "number: pm10 at value: it is the text '-'; a measure is a finite number, true or false, or a word under values")]
    public void A_number_with_two_marks_is_none(string text, string refusal) => Assert.Contains(refusal, Of(text));

    [Fact]
    public void Half_a_file_gives_its_whole_lines()
    {
        const string Whole = "PM10\t63\tx\t20220426080000\t00\nSO2\t18\tx\t20220426080000\t00";
        for (var cut = Whole.IndexOf('\n', StringComparison.Ordinal) + 2; cut < Whole.Length; cut++)
        {
            var lines = Of(Whole[..cut]);
            Assert.Equal($"{Device}/pm10 = 63 @ {Time}", lines[0]);
            Assert.DoesNotContain(lines, l => l.Contains("so2 =", StringComparison.Ordinal) && cut < Whole.Length - 1);
        }
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("windows-1258", false)]
    public void Encodings_of_the_field_are_read(string name, bool mark)
    {
        var encoding = name == "windows-1258" ? CodePagesEncodingProvider.Instance.GetEncoding(1258)! : Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("PM10\t63,5\tµg/m³\t20220426080000\t00\r\n")];

        Assert.Equal([$"{Device}/pm10 = 63.5 @ {Time}", .. FileFeed.Instruments(Device, 1, 0, 0)], SmallFeeds.Lines(ShippedFeeds.With(Use).DecodeFile(Name, bytes)));
    }

    [Fact]
    public void Rubbish_is_refused_and_nothing_of_it_is_taken()
    {
        var random = new Random(1906);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(1, 4_000)];
            random.NextBytes(bytes);
            var message = ShippedDecoder.DecodeFile(Name, bytes);
            Assert.Empty(message.Good);
            Assert.NotEmpty(message.Bad);
        }

        Assert.Equal("payload: the payload is no text in UTF-8 or windows-1258", SmallFeeds.Lines(ShippedDecoder.DecodeFile(Name, [0x4D, 0x5A, 0x90, 0x00, 0x03])).Single());
    }

    [Fact]
    public void The_mean_of_an_hour_with_calibrations_is_that_of_the_values_that_were_measured()
    {
        var random = new Random(7);
        List<double> measured = [], given = [];
        for (var minute = 0; minute < 60; minute += 5)
        {
            var (status, value) = (minute is >= 20 and < 40 ? "01" : "00", Math.Round(random.NextDouble() * 50, 2));
            var text = FormattableString.Invariant($"PM2,5\t{(status == "01" ? 999 : value)}\tx\t202204260{7}{minute:00}00\t{status}\n");
            given.AddRange(ShippedDecoder.DecodeFile(Name, text).Good.Where(m => m.Measure == "pm25").Select(m => m.Value));
            if (status == "00")
            {
                measured.Add(value);
            }
        }

        Assert.Equal(8, given.Count);
        Assert.Equal(measured.Average(), given.Average());
        Assert.DoesNotContain(999, given);
    }

    private static Feeds.Decoding.FeedDecoder ShippedDecoder { get; } = ShippedFeeds.With(Use);

    private static string[] Of(string text) => SmallFeeds.Lines(ShippedDecoder.DecodeFile(Name, text));
}
