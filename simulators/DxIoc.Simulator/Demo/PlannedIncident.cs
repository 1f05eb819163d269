using DxIoc.Simulator.Incidents;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Demo;

/// <summary>An incident asked for on the command line: kind[:area][@delay].</summary>
/// <param name="Delay">From the start on; negative for one that has begun before, which the back-fill then contains.</param>
internal sealed record PlannedIncident(IncidentKind Kind, string? Area, TimeSpan Delay)
{
    public static bool TryParse(string text, out PlannedIncident? incident)
    {
        incident = null;
        var at = text.Split('@', 2);
        var place = at[0].Split(':', 2);
        var delay = TimeSpan.Zero;
        if (!Enum.TryParse<IncidentKind>(place[0], ignoreCase: true, out var kind)
            || !Enum.IsDefined(kind)
            || (place.Length == 2 && !District.All.Any(d => d.Area == place[1]))
            || (at.Length == 2 && !SimulationOptions.TryDuration(at[1].StartsWith('-') ? at[1][1..] : at[1], out delay)))
        {
            return false;
        }

        incident = new PlannedIncident(kind, place.Length == 2 ? place[1] : null, at.Length == 2 && at[1].StartsWith('-') ? -delay : delay);
        return true;
    }

    /// <summary>Calls those that began before the start.</summary>
    public static void CallBegun(IEnumerable<PlannedIncident> planned, IncidentBook book, DateTimeOffset start)
    {
        foreach (var begun in planned.Where(i => i.Delay < TimeSpan.Zero))
        {
            book.Call(begun.Kind, begun.Area, start + begun.Delay);
        }
    }
}
