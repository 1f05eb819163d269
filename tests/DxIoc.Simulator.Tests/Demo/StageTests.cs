using DxIoc.Simulator.Demo;
using DxIoc.Simulator.Incidents;
using DxIoc.Simulator.Province;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Simulator.Tests.Demo;

/// <summary>The play as a whole: incidents come when they were asked for, and it ends by itself.</summary>
public sealed class StageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _time = new(Some.Quiet);
    private readonly ProvinceModel _model = Some.Model(scale: 0.1);

    [Fact]
    public async Task A_planned_incident_comes_after_its_delay()
    {
        using var stop = new CancellationTokenSource();
        using var player = NoBroker();
        var playing = Stage(player, "--incident", "fire:thu-dau-mot@30s").RunAsync(stop.Token);
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(_model.Incidents.Active(_time.GetUtcNow().AddSeconds(2)));
        _time.Advance(TimeSpan.FromSeconds(1));
        await UntilActiveAsync(IncidentKind.Fire);
        await stop.CancelAsync();
        await playing.WaitAsync(Patience, TimeProvider.System);
    }

    [Fact]
    public async Task It_ends_by_itself_after_its_duration()
    {
        using var player = NoBroker();
        var playing = Stage(player, "--duration", "60s").RunAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(playing.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await playing.WaitAsync(Patience, TimeProvider.System);
    }

    /// <summary>Nothing listens on port 1 of this machine.</summary>
    private Players NoBroker() => new(_model, [], _time, "127.0.0.1", 1);

    private Stage Stage(Players player, params string[] args) =>
        new(SimulationOptions.Parse(args, out _)!, _model, player, _time, "nowhere");

    private async Task UntilActiveAsync(params IncidentKind[] kinds)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        using var turn = new PeriodicTimer(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        // A strength of zero at the very first moment: looked at a second later.
        while (!_model.Incidents.Active(_time.GetUtcNow().AddSeconds(1)).Select(i => i.Kind).Order().SequenceEqual(kinds))
        {
            await turn.WaitForNextTickAsync(limit.Token);
        }
    }
}
