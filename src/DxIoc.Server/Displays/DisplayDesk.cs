using DxIoc.Contracts.Displays;
using DxIoc.Grains.Displays;
using DxIoc.Grains.Wire;
using DxIoc.Indicators.Displays;
using DxIoc.Server.State;

namespace DxIoc.Server.Displays;

/// <summary>The list of all screens, as pages and programs see it.</summary>
internal sealed class DisplayDesk(IGrainFactory grains, ReleaseName release, TimeProvider time)
{
    /// <summary>After two reports that did not come.</summary>
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(25);

    public IDisplaysGrain Displays => grains.GetGrain<IDisplaysGrain>(0);

    public async Task<DisplayList> ListAsync()
    {
        var set = await Displays.List();
        var now = time.GetUtcNow();
        return new DisplayList(now, release.Text, set.Waiting, [.. set.Displays.Select(d => InfoOf(d, set, now))], set.Situations);
    }

    private static DisplayInfo InfoOf(Display display, DisplaySet set, DateTimeOffset now)
    {
        var plan = DisplayPlan.Of(display, set.Situations, now);
        var health = set.Health.GetValueOrDefault(display.Id);
        return new DisplayInfo(
            display.Id, display.Name, display.Own, plan.Shows, plan.Reason, plan.Since, plan.Until, plan.Tile, plan.Situation, display.Enrolled,
            health?.At, health is null || now - health.At > LostAfter, health?.Report);
    }
}
