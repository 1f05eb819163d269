using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using DxIoc.Contracts.Displays;
using DxIoc.Grains.Wire;
using DxIoc.Indicators.Displays;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DxIoc.Grains.Displays;

/// <summary>
/// All displays, once in this silo: what the screens' streams read. It follows the DisplaysGrain as its observer and renews that every
/// few seconds, so that a change which was missed is made up for. Safe for concurrent use.
/// </summary>
public sealed partial class DisplayMirror(IGrainFactory grains, TimeProvider time, ILogger<DisplayMirror> logger) : BackgroundService, IDisplaysObserver
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(250);

    private readonly ILogger _logger = logger;
    private readonly Lock _gate = new();
    private readonly List<DisplayViewer> _viewers = [];
    private DisplaySet? _set;
    private IDisplaysObserver? _reference;

    public Task Changed(DisplaySet displays)
    {
        lock (_gate)
        {
            if (_set is null || displays.Version > _set.Version)
            {
                _set = displays;
                _viewers.ForEach(Tell);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>A screen's stream: what it is to do now, then what changes. Nothing comes before the displays are known.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "Disposed in the finally block below.")]
    public async IAsyncEnumerable<DisplayState> WatchAsync(string tokenHash, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!Knows(tokenHash))
        {
            // It may have been given its token a moment ago: only the grain knows that nobody has it.
            await FollowAsync();
        }

        using var viewer = new DisplayViewer(tokenHash);
        lock (_gate)
        {
            _viewers.Add(viewer);
            Tell(viewer);
        }

        DisplayMetrics.Connected(1);
        try
        {
            await foreach (var state in viewer.ReadAsync(cancellation))
            {
                yield return state;
            }
        }
        finally
        {
            lock (_gate)
            {
                _viewers.Remove(viewer);
            }

            DisplayMetrics.Connected(-1);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var followed = await FollowAsync();
            await Task.Delay(followed ? Renewal : Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool Knows(string tokenHash)
    {
        lock (_gate)
        {
            return _set is not null && StateOf(_set, tokenHash).Phase != DisplayPhase.Unknown;
        }
    }

    private async Task<bool> FollowAsync()
    {
        try
        {
            _reference ??= grains.CreateObjectReference<IDisplaysObserver>(this);
            await Changed(await grains.GetGrain<IDisplaysGrain>(0).Watch(_reference));
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogDisplaysAway(e.Message);
            return false;
        }
    }

    /// <summary>Within the gate.</summary>
    private void Tell(DisplayViewer viewer)
    {
        if (_set is not null)
        {
            viewer.Tell(StateOf(_set, viewer.TokenHash));
        }
    }

    private DisplayState StateOf(DisplaySet set, string tokenHash)
    {
        if (set.Displays.FirstOrDefault(d => d.TokenHash == tokenHash) is not { } display)
        {
            return new DisplayState { Phase = set.WaitingTokens.Contains(tokenHash) ? DisplayPhase.Waiting : DisplayPhase.Unknown };
        }

        var plan = DisplayPlan.Of(display, set.Situations, time.GetUtcNow());
        return new DisplayState
        {
            Phase = DisplayPhase.Enrolled,
            Id = display.Id,
            Name = display.Name,
            Shows = plan.Shows,
            Reason = plan.Reason,
            Tile = plan.Tile,
            Until = plan.Until,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "DisplaysAway: the displays could not be followed and are tried again: {Reason}")]
    private partial void LogDisplaysAway(string reason);
}
