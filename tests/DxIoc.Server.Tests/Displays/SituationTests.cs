using DxIoc.Contracts.Displays;

namespace DxIoc.Server.Tests.Displays;

/// <summary>A bad hour on a running server, from an observation to the walls.</summary>
public sealed class SituationTests(DisplayServer server) : IClassFixture<DisplayServer>
{
    private static readonly DisplayShows Province = new(DisplayShows.Playlist, "province");
    private static readonly DisplayShows Cameras = new(DisplayShows.Scene, "cameras");

    [Fact]
    public async Task An_indicator_that_turns_critical_brings_its_scene_to_the_walls_and_an_operator_stays_before_it()
    {
        var (id, token) = await server.DisplayAsync("Tường tám", Province);
        await using var screen = await server.WatchAsync(token);
        Assert.Equal(Province, (await screen.NextAsync()).Shows);

        await server.ObserveAsync("""[{"area": "di-an", "feed": "police", "device": "station-1", "measure": "fires-open", "value": 5}]""");
        var situation = await screen.NextAsync();
        Assert.Equal((new DisplayShows(DisplayShows.Scene, "situation-fire"), DisplayReason.Situation), (situation.Shows, situation.Reason));
        Assert.NotNull(situation.Until);

        await server.DriveAsync(new DisplayCommand([id], DisplayCommand.Show, Cameras));
        Assert.Equal(Cameras, (await screen.NextAsync()).Shows);
        Assert.Equal("fire", (await server.ListAsync()).Displays.Single(d => d.Id == id).Situation);
    }
}
