using DxIoc.Simulator.Incidents;
using DxIoc.Simulator.Province;
using Spectre.Console;

namespace DxIoc.Simulator.Demo;

/// <summary>
/// Plays the province until stopped, and shows what it sends: a live table on a terminal, a line every ten seconds elsewhere.
/// </summary>
internal sealed class Stage(SimulationOptions options, ProvinceModel model, Players players, TimeProvider time, string addresses)
{
    private static readonly TimeSpan Line = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Draw = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var limit = options.Duration is { } d ? new CancellationTokenSource(d, time) : new CancellationTokenSource();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, limit.Token);
        await Task.WhenAll(players.RunAsync(both.Token), CallPlannedAsync(both.Token), ShowAsync(both, both.Token));
    }

    private async Task CallPlannedAsync(CancellationToken cancellation)
    {
        foreach (var planned in options.Incidents.Where(i => i.Delay >= TimeSpan.Zero).OrderBy(i => i.Delay))
        {
            await Task.Delay(planned.Delay, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!cancellation.IsCancellationRequested)
            {
                model.Incidents.Call(planned.Kind, planned.Area, time.GetUtcNow());
            }
        }
    }

    private Task ShowAsync(CancellationTokenSource stop, CancellationToken cancellation) =>
        Console.IsOutputRedirected || Console.IsInputRedirected ? LinesAsync(cancellation) : TableAsync(stop, cancellation);

    private async Task LinesAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Line, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                var active = string.Join(", ", model.Incidents.Active(time.GetUtcNow()).Select(i => $"{i.Kind} {i.Area}"));
                await Console.Out.WriteLineAsync(
                    $"sent {players.Sent.Values.Sum()}, acknowledged {players.Acknowledged}, skipped {players.Skipped}, {(players.Connected ? "connected" : "not connected")}, incidents: {(active.Length > 0 ? active : "none")}");
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    private async Task TableAsync(CancellationTokenSource stop, CancellationToken cancellation)
    {
        var before = new Dictionary<string, long>(StringComparer.Ordinal);
        using var timer = new PeriodicTimer(Draw, time);
        await AnsiConsole.Live(Table(before)).StartAsync(async live =>
        {
            try
            {
                while (await timer.WaitForNextTickAsync(cancellation))
                {
                    while (Console.KeyAvailable)
                    {
                        Press(Console.ReadKey(intercept: true).KeyChar, stop);
                    }

                    live.UpdateTarget(Table(before));
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // Stopping is how this ends.
            }
        });
    }

    private void Press(char key, CancellationTokenSource stop)
    {
        IncidentKind? kind = char.ToLowerInvariant(key) switch
        {
            'f' => IncidentKind.Fire,
            'w' => IncidentKind.Flood,
            'p' => IncidentKind.Portal,
            'c' => IncidentKind.Cameras,
            _ => null,
        };
        if (kind is { } called)
        {
            model.Incidents.Call(called, null, time.GetUtcNow());
        }
        else if (key is 'q' or 'Q')
        {
            stop.Cancel();
        }
    }

    private Table Table(Dictionary<string, long> before)
    {
        var active = string.Join(", ", model.Incidents.Active(time.GetUtcNow()).Select(i => $"{i.Kind} {i.Area}"));
        var table = new Table().Title($"[bold]DxIoc demo[/] · {Markup.Escape(addresses)}").AddColumns("feed", "sent", "messages a second");
        foreach (var (feed, sent) in players.Sent.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var rate = (sent - before.GetValueOrDefault(feed, sent)) / Draw.TotalSeconds;
            table.AddRow(feed, $"{sent}", $"{rate:0}");
            before[feed] = sent;
        }

        return table.Caption(
            $"acknowledged {players.Acknowledged} · skipped {players.Skipped} · {(players.Connected ? "[green]connected[/]" : "[red]not connected[/]")} · incidents: {Markup.Escape(active.Length > 0 ? active : "none")}\n"
            + "f fire · w flood · p portal outage · c cameras dark · q quit");
    }
}
