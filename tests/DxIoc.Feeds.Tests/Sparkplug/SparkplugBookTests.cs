using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Sparkplug;
using DxIoc.Feeds.Tests.Definitions;
using Microsoft.Extensions.Time.Testing;
using static DxIoc.Feeds.Tests.Sparkplug.SparkplugBytes;

namespace DxIoc.Feeds.Tests.Sparkplug;

/// <summary>What messages of edge nodes mean after those before them: births, aliases, seq, bdSeq, deaths, and when a rebirth is asked for.</summary>
public sealed class SparkplugBookTests
{
    private const string Definition = "feeds: [ { id: air, topic: spBv1.0/#, area: north, format: sparkplug } ]";
    private static readonly (string Group, string Id)[] Node = [("g", "n1")];

    private readonly FakeTimeProvider _time = new(SmallFeeds.Now);
    private readonly SparkplugOptions _options = new();
    private readonly SparkplugBook _book;
    private readonly FeedDecoder _decoder;

    public SparkplugBookTests()
    {
        _book = Births.None(_time, _options);
        _decoder = SmallFeeds.DecoderOf(Definition, _time, _book);
    }

    [Fact]
    public void A_birth_written_by_tahus_own_proto_gives_its_numbers_and_says_that_the_node_lives() => Assert.Equal(
        ["north/air/n1/Supply-Voltage = 12.5 @ 2022-04-26T01:00:00Z", "north/air/n1/online = 1 @ 2022-04-26T01:00:00Z"],
        Of("NBIRTH/n1", TahuNodeBirth).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_type_becomes_its_number_and_what_is_none_is_left_out()
    {
        Of("NBIRTH/n1", TahuNodeBirth);

        Assert.Equal(
            [
                "n1.d1/online = 1", "n1.d1/a8 = -8", "n1.d1/a16 = -16", "n1.d1/a32 = -32", "n1.d1/a64 = -64", "n1.d1/u8 = 200", "n1.d1/u16 = 60000",
                "n1.d1/u32 = 4000000000", "n1.d1/u64 = 9007199254740992", "n1.d1/f = 0.5", "n1.d1/d = 41.25", "n1.d1/b = 1", "n1.d1/t = 1650934800000",
            ],
            Of("DBIRTH/n1/d1", TahuDeviceBirth).Select(l => l.Replace("north/air/", "").Replace(" @ 2022-04-26T01:00:00Z", "")));
    }

    [Fact]
    public void Data_are_read_by_the_aliases_of_the_birth_and_what_is_historical_keeps_its_own_time()
    {
        Of("NBIRTH/n1", TahuNodeBirth);
        Of("DBIRTH/n1/d1", TahuDeviceBirth);

        Assert.Equal(
            ["north/air/n1.d1/d = 41.5 @ 2022-04-26T01:00:05Z", "north/air/n1.d1/a32 = -33 @ 2022-04-26T01:00:05Z", "north/air/n1.d1/d = 40.75 @ 2022-04-26T00:00:00Z"],
            Of("DDATA/n1/d1", TahuDeviceData));
        Assert.Empty(_book.TakeRebirths("main", 10));
    }

    [Fact]
    public void Data_before_a_birth_are_refused_and_a_rebirth_is_asked_for_once_in_its_pause()
    {
        const string Refused = "payload: NDATA of g/n1 came before its birth, without which it cannot be read: the edge node is asked to be born again (Node Control/Rebirth)";
        Assert.Equal([Refused], Of("NDATA/n1", Data(7, 1, 5)));
        Assert.Equal(Node, _book.TakeRebirths("main", 10));

        Assert.Equal([Refused], Of("NDATA/n1", Data(8, 1, 5)));
        Assert.Empty(_book.TakeRebirths("main", 10));
        _time.Advance(TimeSpan.FromSeconds(_options.RebirthSeconds));
        Assert.Equal(Node, _book.TakeRebirths("main", 10));

        Of("NBIRTH/n1", Birth());
        Assert.Equal(["north/air/n1/v = 6"], Of("NDATA/n1", Data(1, 1, 6)));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(_book.TakeRebirths("main", 10));
    }

    [Fact]
    public void Data_of_a_device_before_its_birth_are_refused_also_after_its_nodes_rebirth()
    {
        Of("NBIRTH/n1", Birth());
        Assert.StartsWith("payload: DDATA of g/n1/d1 came before its birth", Of("DDATA/n1/d1", Data(1, 2, 5)).Single());
        Of("DBIRTH/n1/d1", DeviceBirth(2));
        Assert.Equal(["north/air/n1.d1/v = 5"], Of("DDATA/n1/d1", Data(3, 2, 5)));

        Of("NBIRTH/n1", Birth());
        Assert.StartsWith("payload: DDATA of g/n1/d1 came before its birth", Of("DDATA/n1/d1", Data(1, 2, 6)).Single());
    }

    [Fact]
    public void A_missing_message_that_comes_in_time_heals_the_gap_and_one_that_does_not_asks_for_a_rebirth()
    {
        Of("NBIRTH/n1", Birth());
        Of("DBIRTH/n1/d1", DeviceBirth(1));
        Assert.Equal(["north/air/n1/v = 3"], Of("NDATA/n1", Data(3, 1, 3)));
        _time.Advance(TimeSpan.FromMilliseconds(_options.ReorderMilliseconds - 1));
        Assert.Equal(["north/air/n1.d1/v = 2"], Of("DDATA/n1/d1", Data(2, 2, 2)));
        _time.Advance(TimeSpan.FromMilliseconds(_options.ReorderMilliseconds));
        Assert.Empty(_book.TakeRebirths("main", 10));

        Of("NDATA/n1", Data(5, 1, 5));
        _time.Advance(TimeSpan.FromMilliseconds(_options.ReorderMilliseconds - 1));
        Assert.Empty(_book.TakeRebirths("main", 10));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Node, _book.TakeRebirths("main", 10));
        Assert.Empty(_book.TakeRebirths("main", 10));
    }

    [Fact]
    public void The_seq_goes_round_after_255()
    {
        Of("NBIRTH/n1", Birth());
        for (var i = 1; i < 600; i++)
        {
            Of("NDATA/n1", Data((byte)i, 1, i));
        }

        _time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(_book.TakeRebirths("main", 10));
    }

    [Fact]
    public void A_message_that_comes_twice_asks_for_a_rebirth()
    {
        Of("NBIRTH/n1", Birth());
        Of("NDATA/n1", Data(1, 1, 1));
        Of("NDATA/n1", Data(1, 1, 1));
        _time.Advance(TimeSpan.FromMilliseconds(_options.ReorderMilliseconds));
        Assert.Equal(Node, _book.TakeRebirths("main", 10));
    }

    [Fact]
    public void An_alias_that_the_birth_did_not_have_is_refused_by_itself_and_asks_for_a_rebirth()
    {
        Of("NBIRTH/n1", Birth());
        Assert.Equal(
            ["north/air/n1/v = 5", "name: the alias 9 is none of the birth of g/n1: the edge node is asked to be born again", "name: the metric 'w' is none of the birth of g/n1: the edge node is asked to be born again"],
            Of("NDATA/n1", Payload(1, Metric(null, 1, null, 5), Metric(null, 9, null, 6), Metric("w", null, 10, 7))));
        Assert.Equal(Node, _book.TakeRebirths("main", 10));
    }

    [Fact]
    public void The_death_of_a_node_takes_its_devices_with_it_at_the_time_of_its_arrival()
    {
        Of("NBIRTH/n1", Birth(3));
        Of("DBIRTH/n1/d1", DeviceBirth(1));
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(
            ["north/air/n1/online = 0 @ 2022-04-26T01:05:00Z", "north/air/n1.d1/online = 0 @ 2022-04-26T01:05:00Z"],
            Of("NDEATH/n1", TahuNodeDeath));
        Assert.StartsWith("payload: DDATA of g/n1/d1 came before its birth", Of("DDATA/n1/d1", Data(2, 2, 5)).Single());
        Assert.Empty(Of("NDEATH/n1", TahuNodeDeath));
    }

    [Theory]
    [InlineData(2UL)]
    [InlineData(4UL)]
    public void The_death_of_another_session_than_the_present_one_is_left_out(ulong number)
    {
        Of("NBIRTH/n1", Birth(3));

        Assert.Empty(Of("NDEATH/n1", Death(number)));
        Assert.Equal(["north/air/n1/v = 5"], Of("NDATA/n1", Data(1, 1, 5)));
    }

    [Fact]
    public void The_death_of_a_device_counts_at_its_own_time_but_never_before_its_birth_nor_in_the_future()
    {
        var now = (ulong)SmallFeeds.Now.ToUnixTimeMilliseconds();
        Of("NBIRTH/n1", Birth());
        Of("DBIRTH/n1/d1", Timed(now - 10_000, 1, Metric("v", 2, 10, 1)));
        Assert.Equal(["north/air/n1.d1/online = 0 @ 2022-04-26T00:59:55Z"], Of("DDEATH/n1/d1", Timed(now - 5_000, 2)));

        Of("DBIRTH/n1/d1", Timed(now, 3, Metric("v", 2, 10, 1)));
        Assert.Equal(["north/air/n1.d1/online = 0 @ 2022-04-26T01:00:00.001Z"], Of("DDEATH/n1/d1", Timed(now - 3_600_000, 4)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("north/air/n1.d1/online = 1 @ 2022-04-26T01:00:01Z", Of("DBIRTH/n1/d1", Timed(now + 60_000, 5, Metric("v", 2, 10, 1)))[0]);
        Assert.Empty(Of("DDEATH/n1/d2", Timed(now, 6)));
    }

    [Fact]
    public void A_device_that_sends_is_said_to_live_again_every_half_minute()
    {
        Of("NBIRTH/n1", Birth());
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(["north/air/n1/v = 5"], Of("NDATA/n1", Data(1, 1, 5)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["north/air/n1/online = 1 @ 2022-04-26T01:00:30Z", "north/air/n1/v = 5"], Of("NDATA/n1", Data(2, 1, 5)));
        Assert.Equal(["north/air/n1/v = 5"], Of("NDATA/n1", Data(3, 1, 5)));
    }

    [Fact]
    public void After_a_lost_connection_every_birth_is_void_and_asked_for_anew()
    {
        Of("NBIRTH/n1", Birth());
        _book.Doubt("main");

        Assert.StartsWith("payload: NDATA of g/n1 came before its birth", Of("NDATA/n1", Data(1, 1, 5)).Single());
        Assert.Equal(Node, _book.TakeRebirths("main", 10));
    }

    [Fact]
    public void When_full_a_node_that_is_gone_is_forgotten_and_one_that_lives_is_not()
    {
        _options.NodeLimit = 2;
        Of("NBIRTH/n1", Birth());
        Of("NBIRTH/n2", Birth());
        Assert.Equal(["limit: the server knows 2 edge nodes, as many as Sparkplug:NodeLimit allows: raise it, or connect fewer"], Of("NBIRTH/n3", Birth()));

        Of("NDEATH/n1", Death(0));
        Assert.Equal("north/air/n3/online = 1 @ 2022-04-26T01:00:00Z", Of("NBIRTH/n3", Birth())[0]);
        Assert.Equal(["north/air/n2/v = 5"], Of("NDATA/n2", Data(1, 1, 5)));
    }

    [Fact]
    public void A_birth_for_whose_metrics_there_is_no_room_is_refused()
    {
        _options.MetricLimit = 4;
        Of("NBIRTH/n1", Birth());

        Assert.Equal(["limit: the births of all edge nodes have 3 metrics, and this one no room: raise Sparkplug:MetricLimit (4)"], Of("DBIRTH/n1/d1", Payload(1, Metric("a", 1, 10, 1), Metric("b", 2, 10, 1))));
        Assert.Equal(["north/air/n1/v = 5"], Of("NDATA/n1", Data(2, 1, 5)));
        Of("NDEATH/n1", Death(0));
        Assert.Equal(2, Of("NBIRTH/n2", Birth()).Length);
    }

    [Theory]
    [InlineData("NBIRTH/n1/d1")]
    [InlineData("DBIRTH/n1")]
    [InlineData("NDATA")]
    [InlineData("7/n1")]
    [InlineData("NSOMETHING/n1")]
    [InlineData("NBIRTH/")]
    public void A_topic_of_another_form_is_refused(string topic) =>
        Assert.StartsWith("topic: the topic is none of Sparkplug B: the form is", Of(topic, Birth()).Single());

    [Theory]
    [InlineData("spBv1.0/STATE/scada", "7b7d")]
    [InlineData("spBv1.0/g/NCMD/n1", "ff")]
    [InlineData("spBv1.0/g/DCMD/n1/d1", "")]
    public void What_hosts_say_is_left_out(string topic, string hex) =>
        Assert.Empty(SmallFeeds.Lines(_decoder.Decode(topic, Convert.FromHexString(hex))));

    private string[] Of(string topic, byte[] payload) => SmallFeeds.Lines(_decoder.Decode($"spBv1.0/g/{topic}", payload));
}
