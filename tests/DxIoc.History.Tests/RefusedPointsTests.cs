using System.Globalization;
using CsCheck;
using DxIoc.History.Tests.Harness;
using DxIoc.Indicators.Observations;

namespace DxIoc.History.Tests;

/// <summary>What InfluxDB says no to: bad points are put aside with its reason, the good are kept, and everything else is tried again.</summary>
public sealed class RefusedPointsTests : IAsyncLifetime
{
    private StubServer _server = null!;

    public async Task InitializeAsync() => _server = await StubServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public void Exactly_the_bad_points_are_put_aside_whatever_their_number_and_place() =>
        Gen.Select(Gen.Int[1, 200], Gen.Double[0, 1], Gen.Int[0, 1_000_000]).Sample(
            (count, share, seed) =>
            {
                var random = new Random(seed);
                var bad = Enumerable.Range(0, count).Where(_ => random.NextDouble() < share * share).ToHashSet();
                return PlayAsync(count, bad).GetAwaiter().GetResult();
            },
            iter: 25,
            threads: 1);

    [Fact]
    public async Task Nothing_bad_is_sent_again_once_it_is_put_aside()
    {
        _server.Answer = lines => lines.Any(l => Value(l) == 7) ? (400, "{\"error\":\"partial write: it is seven dropped=1\"}") : (204, "");
        await using var store = await new Store(_server.Url).OpenAsync();
        await store.WriteAsync(100);
        await store.DrainedAsync();
        var before = _server.Seen.Count;
        await store.WriteAsync(100);
        await store.DrainedAsync();

        Assert.DoesNotContain(_server.Seen.Skip(before), body => body.Split('\n').Any(l => l.Length > 0 && Value(l) == 7));
        Assert.True(before <= 1 + (2 * 7), $"{before} requests for one bad line of 100");
        Assert.Equal(199, _server.Taken.Count);
    }

    [Fact]
    public async Task When_the_server_says_that_it_dropped_all_that_is_believed_at_once()
    {
        _server.Answer = lines => (400, string.Create(CultureInfo.InvariantCulture, $"{{\"error\":\"partial write: field type conflict dropped={lines.Length}\"}}"));
        await using var store = await new Store(_server.Url).OpenAsync();
        await store.WriteAsync(1_000);
        await store.DrainedAsync();

        Assert.Single(_server.Seen);
        Assert.Equal(1_000, (await store.History.ReadRefusedAsync(null, 5_000, default)).Count);
    }

    [Fact]
    public async Task What_was_put_aside_is_in_the_books_as_refused_and_shown_with_the_servers_reason()
    {
        _server.Answer = lines => lines.Any(l => Value(l) == 7) ? (400, "{\"code\":\"invalid\",\"message\":\"it is seven.\"}") : (204, "");
        await using var store = await new Store(_server.Url).OpenAsync();
        await store.WriteAsync(10);
        await store.DrainedAsync();

        var book = Assert.Single(await store.History.ReadBooksAsync(default));
        Assert.Equal((9L, 0L, 1L), (book.Stored, book.Duplicate, book.Refused));
        var refused = Assert.Single(await store.History.ReadRefusedAsync("air", 10, default));
        Assert.Equal((RefusalCode.Store, "it is seven", "ioc/thu-dau-mot/air/station-7/pm25", "pm25"), (refused.Code, refused.Reason, refused.Topic, refused.Where));
        Assert.Equal("raw,area=thu-dau-mot,device=station-7,feed=air,measure=pm25 value=7,arrived=1650934800000000i 1650934800000000", refused.Payload);
    }

    [Fact]
    public async Task Whoever_shows_the_books_is_told_of_every_observation_that_is_refused_after_all()
    {
        _server.Answer = lines => lines.Any(l => l.StartsWith("minute", StringComparison.Ordinal) || Value(l) % 3 == 0) ? (400, "{\"error\":\"partial write: bad\"}") : (204, "");
        await using var store = await new Store(_server.Url).OpenAsync();
        var told = new List<FeedBookChange>();
        store.History.Corrected += told.Add;
        await store.WriteAsync(10);
        await store.DrainedAsync();
        await store.WriteAsync(5);
        await store.History.WriteReadingsAsync([Some.Minute(0, 1)], default);
        await store.DrainedAsync();

        Assert.Equal([new FeedBookChange("air", 4), new FeedBookChange("air", 1)], told);
        Assert.Equal((10L, 5L), Assert.Single((await store.History.ReadBooksAsync(default)).Select(b => (b.Stored, b.Refused))));
        Assert.Equal(6, (await store.History.ReadRefusedAsync(null, 10, default)).Count);
    }

    [Fact]
    public async Task A_body_that_is_too_large_goes_in_parts()
    {
        _server.Answer = lines => lines.Length > 300 ? (413, "too large") : (204, "");
        await using var store = await new Store(_server.Url).OpenAsync();
        await store.WriteAsync(5_000);
        await store.DrainedAsync();

        Assert.Equal(5_000, _server.Taken.Count);
        Assert.Empty(await store.History.ReadRefusedAsync(null, 10, default));
    }

    [Theory]
    [InlineData(500, "answered 500 (no disk): see its log and its disk.")]
    [InlineData(503, "answered 503 (no disk): see its log and its disk.")]
    [InlineData(429, "answered 429 (no disk): see its log and its disk.")]
    [InlineData(401, "does not let the server in (no disk): set History:Influx:Username and History:Influx:Password to an account that may read, write and create.")]
    [InlineData(404, "has not what is asked for (no disk): create it, or check History:Influx:Database.")]
    public async Task Whatever_is_not_the_points_fault_is_said_and_tried_again(int status, string said)
    {
        _server.Answer = _ => (status, "{\"error\":\"no disk\"}");
        await using var store = await new Store(_server.Url).OpenAsync();
        await store.WriteAsync(100);
        await Eventually.TrueAsync(() => _server.Seen.Count > 2, "it tries again");
        Assert.EndsWith(said, store.Spool.Trouble, StringComparison.Ordinal);
        Assert.Single(store.Log.Lines, l => l.StartsWith("ShippingFails", StringComparison.Ordinal));
        _server.Answer = _ => (204, "");
        await store.DrainedAsync();

        Assert.Equal(100, _server.Taken.Count);
        Assert.Null(store.Spool.Trouble);
        Assert.Empty(await store.History.ReadRefusedAsync(null, 10, default));
    }

    [Fact]
    public async Task Bodies_hold_at_most_5000_points_and_go_in_the_order_in_which_they_came()
    {
        _server.Answer = _ => (503, "");
        await using var store = await new Store(_server.Url).OpenAsync();
        for (var i = 0; i < 30; i++)
        {
            await store.WriteAsync(700);
        }

        await store.WriteAsync(12_345);
        _server.Answer = _ => (204, "");
        await store.DrainedAsync();

        var taken = _server.Seen.Select(b => b.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.All(taken, lines => Assert.InRange(lines.Length, 1, 5_000));
        // The first bodies were sent more than once.
        var values = taken.SelectMany(l => l).Select(Value).Distinct().ToList();
        Assert.Equal(Enumerable.Range(0, 33_345).Select(i => (double)i), values);
    }

    private async Task<bool> PlayAsync(int count, HashSet<int> bad)
    {
        await using var server = await StubServer.StartAsync();
        server.Answer = lines => lines.Any(l => bad.Contains((int)Value(l))) ? (400, "{\"error\":\"partial write: bad\"}") : (204, "");
        await using var store = await new Store(server.Url).OpenAsync();
        await store.WriteAsync(count);
        await store.DrainedAsync();
        var aside = (await store.History.ReadRefusedAsync(null, 1_000, default)).Select(r => (int)Value(r.Payload)).ToHashSet();
        return aside.SetEquals(bad) && server.Taken.Select(l => (int)Value(l)).ToHashSet().SetEquals(Enumerable.Range(0, count).Except(bad));
    }

    private static double Value(string line)
    {
        var from = line.IndexOf("value=", StringComparison.Ordinal) + "value=".Length;
        return double.Parse(line[from..line.IndexOf(',', from)], CultureInfo.InvariantCulture);
    }
}
