using System.Runtime.CompilerServices;
using DxIoc.Contracts.Displays;
using DxIoc.Grains.Displays;
using DxIoc.Indicators.Displays;
using DxIoc.Server.Displays;

namespace DxIoc.Server.Push;

/// <summary>What screens ask with their token: what to show, and where to say how they are.</summary>
internal sealed partial class BoardHub
{
    /// <summary>What the screen with this token is to do now, then what changes; the newest state replaces one that it has not read.</summary>
    public async IAsyncEnumerable<DisplayState> WatchDisplay(string token, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var state in displays.WatchAsync(DisplayToken.HashOf(token), cancellation))
        {
            yield return state with { Software = release.Text };
        }
    }

    /// <summary>True when the report was taken.</summary>
    public async Task<bool> ReportDisplay(string token, DisplayReport report)
    {
        var taken = ReportRule.Believable(report) && await grains.GetGrain<IDisplaysGrain>(0).Report(DisplayToken.HashOf(token), report);
        DisplayMetrics.Reported(taken);
        return taken;
    }
}
