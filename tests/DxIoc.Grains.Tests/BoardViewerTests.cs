using DxIoc.Contracts.Boards;
using DxIoc.Grains.Boards;
using DxIoc.Grains.Wire;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Grains.Tests;

public sealed class BoardViewerTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_viewer_gets_the_whole_board_first_and_then_only_what_changed()
    {
        var mirror = new AreaMirror("di-an", _clock);
        mirror.Tell(new BoardDelta("di-an", 1, true, [Reading("pm25", 1), Reading("pm10", 2)]));
        using var viewer = new BoardViewer("di-an", _clock, Interval);
        mirror.Add(viewer);
        await using var updates = viewer.ReadAsync(default).GetAsyncEnumerator();

        Assert.True(await updates.MoveNextAsync());
        Assert.True(updates.Current.Full);
        Assert.Equal(["pm25", "pm10"], updates.Current.Readings.Select(r => r.Indicator));

        mirror.Tell(new BoardDelta("di-an", 2, false, [Reading("pm10", 3)]));
        var next = updates.MoveNextAsync();
        _clock.Advance(Interval);
        Assert.True(await next);
        Assert.False(updates.Current.Full);
        Assert.Equal([("pm10", 3.0)], updates.Current.Readings.Select(r => (r.Indicator, r.Value!.Value)));
    }

    [Fact]
    public async Task Changes_merge_by_indicator_while_a_viewer_is_busy()
    {
        var mirror = new AreaMirror("di-an", _clock);
        mirror.Tell(new BoardDelta("di-an", 1, true, [Reading("pm25", 0)]));
        using var viewer = new BoardViewer("di-an", _clock, Interval);
        mirror.Add(viewer);
        await using var updates = viewer.ReadAsync(default).GetAsyncEnumerator();
        await updates.MoveNextAsync();

        for (var version = 2; version <= 10_000; version++)
        {
            mirror.Tell(new BoardDelta("di-an", version, false, [Reading("pm25", version)]));
        }

        var next = updates.MoveNextAsync();
        _clock.Advance(Interval);
        await next;

        Assert.Equal([10_000.0], updates.Current.Readings.Select(r => r.Value!.Value));
        Assert.Equal(10_000, updates.Current.Version);
    }

    [Fact]
    public void A_missed_version_asks_for_the_whole_board_and_an_older_answer_is_passed_over()
    {
        var mirror = new AreaMirror("di-an", _clock);
        mirror.Tell(new BoardDelta("di-an", 5, true, [Reading("pm25", 5)]));

        mirror.Tell(new BoardDelta("di-an", 7, false, [Reading("pm25", 7)]));
        Assert.True(mirror.Gap);
        mirror.Tell(new BoardDelta("di-an", 7, true, [Reading("pm25", 7)]));
        Assert.False(mirror.Gap);
        mirror.Tell(new BoardDelta("di-an", 6, false, [Reading("pm25", 6)]));

        Assert.False(mirror.Gap);
        Assert.Equal(7, mirror.Snapshot()!.Readings.Single().Value);
    }

    [Fact]
    public void Age_is_taken_when_a_board_is_sent()
    {
        var mirror = new AreaMirror("di-an", _clock);
        mirror.Tell(new BoardDelta("di-an", 1, true, [Reading("pm25", 1)]));

        _clock.Advance(TimeSpan.FromSeconds(12));

        Assert.Equal(12, mirror.Snapshot()!.Readings.Single().Age);
    }

    private CellReading Reading(string indicator, double value) => new(
        indicator, value, ReadingStatus.Normal, Freshness.Live, Instant.Now(_clock), 1, new Coverage(1, 1), null, null, null, false);
}
