using DxIoc.Contracts.Boards;
using DxIoc.Grains.Wire;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Indicators.Windows;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace DxIoc.Grains.Tests;

public sealed class WireTests
{
    private readonly Serializer _serializer =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void A_batch_crosses_a_wire_as_it_is()
    {
        CellObservation[] observations = [new(ulong.MaxValue, 2, new Instant(7), 1.5, new Instant(8), 9), new(1, 0, new Instant(-1), -0.0, default, 0)];

        var back = _serializer.Deserialize<CellBatch>(_serializer.SerializeToArray(new CellBatch(observations)));

        Assert.Equal(observations, back!.Observations.ToArray());
    }

    [Fact]
    public void A_reading_crosses_a_wire_as_it_is()
    {
        var reading = new CellReading(
            "pm25", 1.5, ReadingStatus.Critical, Freshness.Stale, new Instant(5), 6, new Coverage(7, 9), -1, 50, 0.5, true)
        {
            Period = "2022-Q1",
            Document = "Báo cáo",
        };

        var back = _serializer.Deserialize<BoardDelta>(_serializer.SerializeToArray(new BoardDelta("di-an", 3, true, [reading])));

        Assert.Equal(reading, Assert.Single(back!.Readings));
        Assert.Equal(("di-an", 3L, true), (back.Area, back.Version, back.Full));
    }

    [Fact]
    public void A_part_crosses_a_wire_with_its_window_and_opens_only_for_the_same_shape()
    {
        var catalogue = new OneCatalogue().Current;
        var indicator = catalogue.Find("pm25")!;
        var window = WindowFactory.Create(indicator, catalogue.Zone);
        window.Add(1, 0, new Instant(60_000_000), 42);
        var part = new CellPart("di-an", window, window.Newest);

        var back = _serializer.Deserialize<PartEnvelope>(_serializer.SerializeToArray(PartEnvelope.Of(part, indicator)));

        Assert.Equal(42, back!.Open(indicator, catalogue.Zone)!.Window.Evaluate(new Instant(60_000_000)).Value);
        Assert.Null(back.Open(catalogue.Find("count")!, catalogue.Zone));
    }
}
