using System.Globalization;
using System.Text;
using DxIoc.Feeds.Http;
using DxIoc.Feeds.Tests.Definitions;
using DxIoc.Feeds.Tests.Sparkplug;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Tests.Decoding;

/// <summary>
/// Good messages of every format, mutated by a fixed seed: no decoder throws, and each message counts. DXIOC_FUZZ says how many;
/// 1,000,000 are the ordinary run.
/// </summary>
public sealed class FuzzTests
{
    private const string Definitions = """
        feeds:
          - { id: air, topic: "j/{device}", area: north, records: "rows[*]", time: at, measures: { a: { path: x.y, convert: fahrenheit-to-celsius }, b: { path: w, values: { "ON": 1, "OFF": skip } }, "{measure}": "all.{measure}" } }
          - { id: air, topic: "v/{area}/{device}/{measure}", format: value }
          - { id: air, topic: s, area: north, format: senml-json }
          - { id: air, topic: b, area: north, format: senml-cbor }
          - { id: air, topic: l, areas: { st1: north, "*": south }, format: lineprotocol, device: { path: tags.host } }
          - { id: air, topic: spBv1.0/#, area: north, format: sparkplug }
          - { id: air, topic: c, area: { path: area }, format: csv, device: { path: id }, time: { path: at, format: yyyy-MM-dd HH:mm, zone: Asia/Ho_Chi_Minh }, rate-limit: 100000/s, measures: { a: a } }
        """;

    private static readonly (string Topic, byte[] Payload)[] Seeds =
    [
        ("ioc/north/air/d", Utf8("""{"t": "2022-04-26T08:00:00+07:00", "pm25": 41.2, "open": true}""")),
        ("ioc/north/air/d/pm25", Utf8("41.2")),
        ("j/d1", Utf8("""{"at": 1650934800, "rows": [{"x": {"y": 1e3}, "w": "ON", "at": "2022-04-26T08:00:00Z", "all": {"q": true, "s": "té\u00e9"}}, {"x": {"y": null}}]}""")),
        ("v/north/d1/pm25", Utf8("-12.5e1")),
        ("s", Utf8("""[{"bn":"urn:dev:a:","bt":1650934800,"bver":5,"n":"v","u":"V","v":120.1},{"n":"c","t":-5,"vb":true},{"n":"e","s":1}]""")),
        ("b", Convert.FromHexString("82a52163643a2f22fb41d89a1d040000002005006176 02f93c00a2006163 02c4822019 0105".Replace(" ", ""))),
        ("l", Utf8("weather,host=st1,r=a\\ b temperature=82,h=71i,note=\"x, \\\"y\\\"\" 1650934800000000000\nm,host=b v=t\n")),
        ("c", Utf8("area,id,at,a\nnorth,\"s \"\"1\"\"\",2022-04-26 08:00,1.5\nsouth,s2,2022-04-26 08:01,\n")),
        ("spBv1.0/g/NBIRTH/n1", SparkplugBytes.TahuNodeBirth),
        ("spBv1.0/g/DBIRTH/n1/d1", SparkplugBytes.TahuDeviceBirth),
        ("spBv1.0/g/DDATA/n1/d1", SparkplugBytes.TahuDeviceData),
        ("spBv1.0/g/NDEATH/n1", SparkplugBytes.TahuNodeDeath),
    ];

    private static int Count => Environment.GetEnvironmentVariable("DXIOC_FUZZ") is { Length: > 0 } count
        ? int.Parse(count, CultureInfo.InvariantCulture) : 1_000_000;

    [Fact]
    public void No_message_makes_a_decoder_throw_and_each_counts_once()
    {
        var decoder = SmallFeeds.DecoderOf(Definitions);
        // What chance is made of; nothing here is secret.
#pragma warning disable CA5394
        var random = new Random(1906);
        var (taken, refused, skipped) = (0, 0, 0);
        for (var i = 0; i < Count; i++)
        {
            var (topic, payload) = Seeds[i % Seeds.Length];
            var mutated = Mutate(payload, random);
            var message = decoder.Decode(random.Next(20) == 0 ? MutateTopic(topic, random) : topic, mutated);

            Assert.All(message.Good, m => Assert.True(double.IsFinite(m.Value) && m.Device.Length > 0 && m.Measure.Length > 0));
            Assert.All(message.Bad, r => Assert.True(r.Reason.Length is > 0 and < 1_000));
            _ = message.Good.Count > 0 ? taken++ : message.Bad.Count > 0 ? refused++ : skipped++;
            Assert.All(ObservationsDecoder.Decode("POST", mutated), m => Assert.NotEqual(0, m.Good.Count + m.Bad.Count));
        }
#pragma warning restore CA5394

        Assert.Equal(Count, taken + refused + skipped);
        Assert.True(taken > Count / 10 && refused > Count / 10 && skipped < Count / 20, FormattableString.Invariant($"{taken} taken, {refused} refused, {skipped} skipped"));
    }

    [Fact]
    public void Every_seed_is_good_before_it_is_mutated()
    {
        var decoder = SmallFeeds.DecoderOf(Definitions);

        Assert.All(Seeds, s => Assert.NotEmpty(decoder.Decode(s.Topic, s.Payload).Good));
    }

    private static byte[] Mutate(byte[] payload, Random random)
    {
        var bytes = payload.ToList();
        for (var n = random.Next(4); n >= 0; n--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
                case 1 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.Insert(at, (byte)"{}[]\",:\\=; \n0e-9"[random.Next(16)]); break;
                case 3 when at < bytes.Count: bytes.RemoveRange(at, random.Next(1, Math.Min(8, bytes.Count - at) + 1)); break;
                case 4: bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count + 1)).Take(random.Next(40)).ToArray()); break;
                case 5: bytes.InsertRange(at, Enumerable.Repeat((byte)"[{\"9 ,"[random.Next(6)], random.Next(70))); break;
            }
        }

        return [.. bytes];
    }

    private static string MutateTopic(string topic, Random random)
    {
        var at = random.Next(topic.Length);
        return topic[..at] + "/ $#+é\uD800x"[random.Next(8)] + topic[random.Next(at, topic.Length)..];
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
