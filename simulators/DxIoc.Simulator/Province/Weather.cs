using DxIoc.Simulator.Incidents;

namespace DxIoc.Simulator.Province;

/// <summary>What neighbours share: dust over the province, rain, and what incidents do to both.</summary>
internal sealed class Weather(Noise noise, IncidentBook incidents)
{
    /// <summary>PM2.5 in µg/m³ over a district, before a station's own deviation.</summary>
    public double Dust(string area, DateTimeOffset time) =>
        (38 * DayProfile.Dust.At(time) * (1 + (0.25 * noise.Smooth("dust", time, TimeSpan.FromHours(5)))
            + (0.12 * noise.Smooth($"dust-{area}", time, TimeSpan.FromHours(2)))))
        + (110 * incidents.Strength(IncidentKind.Fire, area, time))
        - (6 * Math.Min(1, Rain(area, time) / 20));

    /// <summary>Rain in mm an hour over a district.</summary>
    public double Rain(string area, DateTimeOffset time) =>
        (Math.Max(0, noise.Smooth($"rain-{area}", time, TimeSpan.FromHours(3)) + noise.Smooth("rain", time, TimeSpan.FromHours(6)) - 0.9) * 18)
        + (65 * incidents.Strength(IncidentKind.Flood, area, time));

    /// <summary>0 (free) to 1 (standing) on a district's roads.</summary>
    public double Congestion(District d, DateTimeOffset time) => Math.Clamp(
        (0.50 * DayProfile.Traffic.At(time) * Math.Min(1, 0.6 + (0.4 * d.Size)))
        + (0.10 * noise.Smooth($"jam-{d.Area}", time, TimeSpan.FromMinutes(25)))
        + (0.35 * incidents.Strength(IncidentKind.Fire, d.Area, time))
        + (0.45 * incidents.Strength(IncidentKind.Flood, d.Area, time)),
        0.02,
        0.97);
}
