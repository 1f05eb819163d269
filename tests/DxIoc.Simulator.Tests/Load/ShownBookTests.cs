using DxIoc.Simulator.Load;

namespace DxIoc.Simulator.Tests.Load;

/// <summary>What a viewer has seen, measured from when it was due.</summary>
public sealed class ShownBookTests
{
    [Fact]
    public void An_update_shows_every_message_up_to_its_time_measured_from_when_it_was_due()
    {
        var (book, latencies) = (new ShownBook(), new Latencies());
        foreach (var i in Enumerable.Range(0, 10))
        {
            book.Add(1_000 + i, TimeSpan.FromMilliseconds(i));
        }

        var place = book.Show(0, 1_003, TimeSpan.FromMilliseconds(100), latencies, out var lost);
        Assert.Equal((4L, 0L), (place, lost));
        Assert.Equal((4L, 98.0, 100.0), (latencies.Figures().Count, Math.Round(latencies.Figures().P50), Math.Round(latencies.Figures().Max)));
        Assert.Equal(4L, book.Show(place, 1_003, TimeSpan.FromMilliseconds(200), latencies, out _));
        Assert.Equal(10L, book.Show(place, 9_999, TimeSpan.FromMilliseconds(200), latencies, out _));
    }

    [Fact]
    public void A_viewer_too_far_behind_loses_sight_of_what_was_overwritten_and_that_is_counted()
    {
        var (book, latencies) = (new ShownBook(), new Latencies());
        foreach (var i in Enumerable.Range(0, ShownBook.Length + 5))
        {
            book.Add(i, TimeSpan.Zero);
        }

        Assert.Equal(ShownBook.Length + 5, book.Show(0, long.MaxValue, TimeSpan.FromMilliseconds(1), latencies, out var lost));
        Assert.Equal((5L, ShownBook.Length), (lost, (int)latencies.Figures().Count));
    }

    [Fact]
    public void Metrics_are_read_with_and_without_labels_and_what_is_not_there_is_nothing() =>
        Assert.Equal(
            new ServerFigures(12.5, 1_048_576, 0),
            ServerFigures.Parse("# HELP x\ndxioc_process_cpu_seconds_total{a=\"b\"} 12.5 1795532400123\ndxioc_process_resident_bytes 1048576\njunk\n"));
}
