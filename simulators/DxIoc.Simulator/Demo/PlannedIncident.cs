using DxIoc.Simulator.Incidents;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Demo;

/// <summary>An incident asked for on the command line: kind[:area][@delay].</summary>
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
            || (at.Length == 2 && !SimulationOptions.TryDuration(at[1], out delay)))
        {
            return false;
        }

        incident = new PlannedIncident(kind, place.Length == 2 ? place[1] : null, delay);
        return true;
    }
}
