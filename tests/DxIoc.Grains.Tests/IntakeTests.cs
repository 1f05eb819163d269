using DxIoc.Grains.Intake;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DxIoc.Grains.Tests;

public sealed class IntakeTests : IAsyncLifetime
{
    private Centre _centre = null!;
    private IntakeQueue _intake = null!;
    private FeedBooks _books = null!;
    private DeviceBooks _devices = null!;
    private readonly RefusedBook _refused = new();

    public async Task InitializeAsync()
    {
        _centre = await Centre.OpenAsync();
        var services = _centre.Services;
        var catalogue = services.GetRequiredService<ICatalogueSource>();
        var options = new IntakeOptions { LingerMilliseconds = 0, DispatchMilliseconds = 1 };
        _books = new FeedBooks(TimeProvider.System);
        var registry = new SeriesRegistry();
        _devices = new DeviceBooks(registry);
        // Arrivals are real here, so that the queue's own pauses are too; the cells' clock does not matter.
        _intake = new IntakeQueue(
            _centre.History,
            new HistoryOptions(),
            new CellDispatcher(services.GetRequiredService<IGrainFactory>(), catalogue, TimeProvider.System, options, NullLogger<CellDispatcher>.Instance),
            _books,
            _devices,
            _refused,
            new AdmissionRule(registry),
            catalogue,
            TimeProvider.System,
            options,
            NullLogger<IntakeQueue>.Instance);
        await _intake.StartAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _intake.StopAsync(default);
        _intake.Dispose();
        await _centre.DisposeAsync();
    }

    [Fact]
    public async Task The_books_balance_and_every_part_is_told_what_became_of_it()
    {
        var now = Instant.Now(TimeProvider.System);
        var outcome = await _intake.AcceptAsync(Message(
            [M("a", 1, now), M("a", 1, now), M("b", 2, now), M("c", 3, now), M("a", 5_000, now), M("a", 1, now + TimeSpan.FromMinutes(5)), M("a", 1, now - TimeSpan.FromDays(31)),
                M("a", 1, now) with { Area = "nowhere" }],
            new Refusal(RefusalCode.Number, "x is a text", "x")), default);

        Assert.Equal((2, 1), (outcome.Stored, outcome.Duplicate));
        Assert.Equal(
            [RefusalCode.Limit, RefusalCode.Range, RefusalCode.Future, RefusalCode.TooOld, RefusalCode.Area, RefusalCode.Number],
            outcome.Refused.Select(r => r.Code));
        var statement = Assert.Single(_books.Statements());
        Assert.Equal((9L, 2L, 0L, 1L, 6L), (statement.Received, statement.Stored, statement.Waiting, statement.Duplicate, statement.Refused));
        Assert.Equal(6, (await _centre.History.ReadRefusedAsync("air", 100, default)).Count);
    }

    [Fact]
    public async Task Names_of_feeds_that_are_only_refused_take_no_place_in_the_books()
    {
        foreach (var i in Enumerable.Range(0, 300))
        {
            await _intake.AcceptAsync(Message([M("a", 1, null) with { Area = "nowhere", Feed = $"feed-{i}" }]) with { Feed = $"feed-{i}" }, default);
        }

        await _intake.AcceptAsync(Message([M("a", 1, null)]), default);

        Assert.Equal(
            [("air", 1L, 0L), (FeedBooks.UnknownFeed, 300L, 300L)],
            _books.Statements().OrderBy(s => s.Feed).Select(s => (s.Feed, s.Received, s.Refused)));
        Assert.Equal(["air", FeedBooks.UnknownFeed], (await _centre.History.ReadBooksAsync(default)).Select(b => b.Feed).Order());
    }

    [Fact]
    public async Task A_large_body_of_junk_is_told_and_counted_whole_but_kept_in_a_hundred_lines_and_one_that_counts_the_rest()
    {
        var junk = Enumerable.Range(0, 1_000).Select(i => new Refusal(RefusalCode.Payload, "it is no object", "", i)).ToList();

        var outcome = await _intake.AcceptAsync(new IncomingMessage("air", "POST /api/v1/observations", new byte[100_000], [], junk), default);

        Assert.Equal(1_000, outcome.Refused.Count);
        Assert.Equal(1_000L, Assert.Single(await _centre.History.ReadBooksAsync(default)).Refused);
        var kept = (await _centre.History.ReadRefusedAsync("air", 1_000, default)).OrderBy(r => r.Id).ToList();
        Assert.Equal(RefusedParts.Limit + 1, kept.Count);
        Assert.Equal("900 more parts of this message were refused, the next one because it is no object", kept[^1].Reason);
        Assert.Equal([4_096, 4_096, 0], new[] { kept[0], kept[99], kept[100] }.Select(r => r.Payload.Length));
    }

    [Fact]
    public async Task Two_messages_without_a_time_in_one_moment_are_two_observations()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => _intake.AcceptAsync(Message([M("a", i, null)]), default).AsTask()));

        Assert.Equal(50, outcomes.Sum(o => o.Stored));
    }

    [Fact]
    public async Task Each_sender_is_told_of_its_own_message_however_many_come_at_once()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 5_000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancellation) =>
        {
            var good = Enumerable.Range(0, i % 4).Select(k => M("a", i + (k / 10.0), null) with { Index = k }).ToList();
            var bad = Enumerable.Range(0, i % 3).Select(k => new Refusal(RefusalCode.Number, $"{i} is bad", $"{k}")).ToList();
            // Values up to 1000 are possible.
            var refused = good.Count(m => m.Value > 1_000);
            var outcome = await _intake.AcceptAsync(Message(good, bad), cancellation);
            Assert.Equal((Math.Min(1, good.Count - refused), Math.Max(0, good.Count - refused - 1)), (outcome.Stored, outcome.Duplicate));
            Assert.Equal(refused + bad.Count, outcome.Refused.Count);
            Assert.All(outcome.Refused.Where(r => r.Code == RefusalCode.Number), r => Assert.Equal($"{i} is bad", r.Reason));
        });

        Assert.Equal(0, Assert.Single(_books.Statements(), s => s.Feed == "air").Waiting);
    }

    [Fact]
    public async Task What_waits_when_the_intake_stops_is_stored_and_what_comes_later_is_turned_away()
    {
        var waiting = Enumerable.Range(0, 200).Select(i => _intake.AcceptAsync(Message([M("a", i, null)]), default).AsTask()).ToList();
        await _intake.StopAsync(default);

        Assert.Equal(200, (await Task.WhenAll(waiting)).Sum(o => o.Stored));
        await Assert.ThrowsAsync<IntakeClosedException>(() => _intake.AcceptAsync(Message([M("a", 1, null)]), default).AsTask());
        var statement = Assert.Single(_books.Statements());
        Assert.Equal((200L, 200L, 0L), (statement.Received, statement.Stored, statement.Waiting));
    }

    [Fact]
    public async Task Devices_and_refusals_are_in_their_books_once_the_sender_is_told()
    {
        var now = Instant.Now(TimeProvider.System);
        await _intake.AcceptAsync(Message([M("a", 7, now)], new Refusal(RefusalCode.Number, "x is a text", "x")), default);
        await _intake.AcceptAsync(Message([M("a", 8, now + TimeSpan.FromMinutes(5))]), default);

        var device = Assert.Single(_devices.Of("air", 0, 10).Devices);
        Assert.Equal(7, Assert.Single(device.Measures).Value);
        Assert.Equal((DxIoc.Contracts.Feeds.ClockState.Ahead, 2), (device.Clock!.State, device.Clock.Messages));
        Assert.Equal([RefusalCode.Future, RefusalCode.Number], _refused.Groups("air").Select(g => g.Code).Order());
    }

    private static Measurement M(string device, double value, Instant? time) => new("di-an", "air", device, "pm25", time, value, 0);

    private static IncomingMessage Message(IReadOnlyList<Measurement> good, params IReadOnlyList<Refusal> bad) =>
        new("air", "ioc/di-an/air/a", "{}"u8.ToArray(), good, bad);
}
