using System.Text;
using System.Text.Json;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Displays;
using DxIoc.Grains.Wire;
using DxIoc.Indicators.Displays;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Indicators.Windows;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace DxIoc.Grains.Tests;

public sealed class WireTests
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    private readonly Serializer _serializer = Services.GetRequiredService<Serializer>();

    public static TheoryData<object> Told => new(
        new DisplayReport { Scene = "overview", Frames = 59.5, Sound = true },
        new DisplayCommand(null, DisplayCommand.Show, new DisplayShows(DisplayShows.Scene, "overview"), "map", 5),
        new DisplayApproval("ACDEFG", "Tường", new DisplayShows(DisplayShows.Scene, "overview")),
        new DisplayChange("Tường", null),
        new WaitingDisplay("ACDEFG", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddMinutes(1), 1920, 1080));

    [Fact]
    public void A_batch_crosses_a_wire_as_it_is()
    {
        CellObservation[] observations = [new(ulong.MaxValue, 2, new Instant(7), 1.5, new Instant(8), 9), new(1, 0, new Instant(-1), -0.0, default, 0)];

        var back = _serializer.Deserialize<CellBatch>(_serializer.SerializeToArray(new CellBatch(observations)));

        Assert.Equal(observations, back!.Observations.ToArray());
    }

    [Fact]
    public void Displays_cross_a_wire_as_they_are()
    {
        var time = new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero);
        var display = new Display("a", "hash", "Tường", new DisplayShows(DisplayShows.Playlist, "province"), time, new DisplayOrder(null, true, "map", time, time.AddMinutes(1)));
        var set = new DisplaySet(
            7, [display], [new WaitingDisplay("ACDEFG", time, time, 1920, 1080)], ["waits"],
            [new SituationState("fire", new LocalText("Cháy", "Fire"), "situation-fire", time, time, ["Tường"])],
            new Dictionary<string, DisplayHealth> { ["a"] = new(time, new DisplayReport { Scene = "overview", Frames = 59.5, Sound = true }) });
        var command = new DisplayCommand(["a"], DisplayCommand.Show, display.Own, "map", 5);

        var back = _serializer.Deserialize<DisplaySet>(_serializer.SerializeToArray(set))!;

        Assert.Equal((7L, display, set.Waiting[0], "waits"), (back.Version, back.Displays.Single(), back.Waiting.Single(), back.WaitingTokens.Single()));
        Assert.Equal(set.Health["a"], back.Health["a"]);
        Assert.Equal((set.Situations[0].Title, "Tường"), (back.Situations.Single().Title, back.Situations[0].Displays.Single()));
        var told = _serializer.Deserialize<DisplayCommand>(_serializer.SerializeToArray(command))!;
        Assert.Equal(command with { Displays = null }, told with { Displays = null });
        Assert.Equal(command.Displays, told.Displays);
    }

    [Theory]
    [MemberData(nameof(Told))]
    public void What_a_display_tells_and_is_told_crosses_a_wire_as_json_and_a_call_as_it_is(object value)
    {
        var wire = _serializer.SerializeToArray(value);

        Assert.Equal(value, _serializer.Deserialize<object>(wire));
        Assert.Contains(JsonSerializer.Serialize(value), Encoding.UTF8.GetString(wire), StringComparison.Ordinal);
        Assert.Equal(value, Services.GetRequiredService<DeepCopier>().Copy(value));
    }

    [Fact]
    public void What_became_of_a_command_crosses_a_wire_as_it_is()
    {
        var back = _serializer.Deserialize<DisplaysDriven>(_serializer.SerializeToArray(new DisplaysDriven(["a"], ["b"])))!;

        Assert.Equal(("a", "b"), (back.Done.Single(), back.Refused.Single()));
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
