using System.IO.Compression;
using System.Text;
using DxIoc.Simulator.Traffic;

namespace DxIoc.Simulator.Tests.Traffic;

/// <summary>Recordings as files, and what is wrong in them.</summary>
public sealed class RecordingTests
{
    private static readonly DateTimeOffset Start = new(2022, 4, 26, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(".ndjson")]
    [InlineData(".ndjson.gz")]
    public void What_is_written_is_read_again_byte_for_byte(string ending)
    {
        RecordedMessage[] written =
        [
            RecordedMessage.Of(TimeSpan.Zero, "ioc/di-an/air/trạm-1", 1, true, "{\"pm25\": 41.2, \"ghi chú\": \"bụi\nmịn\"}"u8.ToArray(), Start),
            RecordedMessage.Of(TimeSpan.FromMilliseconds(12.5), "a/b", 0, false, [0xFF, 0x00, 0x80], null),
            RecordedMessage.Of(TimeSpan.FromSeconds(3), "a/b", 2, false, [], null),
        ];
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ending);
        using (var into = Recording.Create(file))
        {
            foreach (var message in written)
            {
                into.Write(Encoding.UTF8.GetBytes(message.Line() + "\n"));
            }
        }

        using (var from = Recording.Open(file))
        {
            var read = Recording.Read(from, (number, fault) => Assert.Fail($"{number}: {fault}")).ToList();
            Assert.Equal(written, read);
            Assert.Equal(written.Select(w => w.Bytes), read.Select(r => r.Bytes));
        }

        File.Delete(file);
    }

    [Fact]
    public void The_form_is_the_one_that_is_documented() => Assert.Equal(
        [
            """{"offset":12.5,"topic":"ioc/di-an/air/a","qos":1,"retain":false,"payload":"{\"pm25\": 41.2}","start":"2022-04-26T01:00:00+00:00"}""",
            """{"offset":0,"topic":"x","qos":0,"retain":true,"base64":"/wA="}""",
        ],
        [
            RecordedMessage.Of(TimeSpan.FromMilliseconds(12.5), "ioc/di-an/air/a", 1, false, "{\"pm25\": 41.2}"u8.ToArray(), Start).Line(),
            RecordedMessage.Of(TimeSpan.Zero, "x", 0, true, [0xFF, 0x00], null).Line(),
        ]);

    [Fact]
    public void Bad_lines_are_told_with_their_numbers_and_the_good_ones_are_read()
    {
        var text = """
            {"offset":0,"topic":"good/1","qos":0,"retain":false,"payload":"1"}
            junk
            {"offset":0,"qos":0,"payload":"1"}
            {"offset":-1,"topic":"a","payload":"1"}

            {"offset":0,"topic":"a","qos":3,"payload":"1"}
            {"offset":0,"topic":"a/#","payload":"1"}
            {"offset":0,"topic":"a"}
            {"offset":0,"topic":"a","base64":"%%"}
            {"offset":"soon","topic":"a","payload":"1"}
            {"offset":0,"topic":null,"payload":"1"}
            {"topic":"good/2","payload":"2"}
            """;
        var (messages, bad) = Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal(["good/1", "good/2"], messages.Select(m => m.Topic));
        Assert.Equal([2, 3, 4, 6, 7, 8, 9, 10, 11], bad.Select(b => b.Number));
        Assert.Equal(["no topic", "milliseconds", "0, 1 or 2", "wildcard", "no payload", "base64 is none"], bad.Skip(1).Take(6).Zip(
            ["no topic", "milliseconds", "0, 1 or 2", "wildcard", "no payload", "base64 is none"], (b, part) => b.Fault.Contains(part, StringComparison.Ordinal) ? part : b.Fault));
    }

    [Fact]
    public void A_line_without_end_costs_no_memory_and_the_next_one_is_read()
    {
        var good = """{"offset":0,"topic":"good","payload":"1"}""";
        var (messages, bad) = Read([.. Encoding.UTF8.GetBytes(new string('x', Recording.LineLimit + 1)), (byte)'\n', .. Encoding.UTF8.GetBytes(good)]);
        Assert.Equal("good", Assert.Single(messages).Topic);
        Assert.Equal((1L, "it is longer than 4 MiB"), Assert.Single(bad));
    }

    [Fact]
    public void A_packed_file_that_is_broken_off_gives_what_stands_before_it()
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            foreach (var i in Enumerable.Range(0, 10_000))
            {
                zip.Write(Encoding.UTF8.GetBytes($$"""{"offset":{{i}},"topic":"a","payload":"1"}""" + "\n"));
            }
        }

        using var broken = new GZipStream(new MemoryStream(packed.ToArray()[..(int)(packed.Length / 2)]), CompressionMode.Decompress);
        List<(long Number, string Fault)> bad = [];
        var messages = Recording.Read(broken, (number, fault) => bad.Add((number, fault))).ToList();
        Assert.InRange(messages.Count, 3_000, 7_000);
        Assert.Equal(messages.Count + 1, Assert.Single(bad).Number);
    }

    private static (List<RecordedMessage> Messages, List<(long Number, string Fault)> Bad) Read(byte[] text)
    {
        List<(long Number, string Fault)> bad = [];
        var messages = Recording.Read(new MemoryStream(text), (number, fault) => bad.Add((number, fault))).ToList();
        return (messages, bad);
    }
}
