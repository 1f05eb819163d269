namespace DxIoc.Simulator.Incidents;

/// <summary>Something that happens in an area for a while; it grows over its first tenth and fades over its last third.</summary>
internal sealed record Incident(IncidentKind Kind, string Area, DateTimeOffset From, TimeSpan Length)
{
    public DateTimeOffset To => From + Length;

    /// <summary>0 to 1 at a time.</summary>
    public double Strength(DateTimeOffset time)
    {
        var part = (time - From) / Length;
        return part is < 0 or >= 1 ? 0 : Math.Min(1, Math.Min(part / 0.1, (1 - part) / 0.33));
    }
}
