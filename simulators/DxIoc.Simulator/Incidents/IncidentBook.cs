using System.Collections.Immutable;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Incidents;

/// <summary>Every incident: those that the seed has for a day, and those that somebody called. Safe for concurrent use.</summary>
internal sealed class IncidentBook(Noise noise)
{
    private const int CalledLimit = 100;
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);
    private static readonly Dictionary<IncidentKind, TimeSpan> Lengths = new Dictionary<IncidentKind, TimeSpan>
    {
        [IncidentKind.Fire] = TimeSpan.FromMinutes(25),
        [IncidentKind.Flood] = TimeSpan.FromMinutes(70),
        [IncidentKind.Portal] = TimeSpan.FromMinutes(20),
        [IncidentKind.Cameras] = TimeSpan.FromMinutes(15),
    };

    private ImmutableList<Incident> _called = [];
    private ImmutableDictionary<DateTime, ImmutableList<Incident>> _days = ImmutableDictionary<DateTime, ImmutableList<Incident>>.Empty;

    /// <summary>Calls an incident now; in the area given, or one of chance. The oldest is forgotten beyond a hundred.</summary>
    public Incident Call(IncidentKind kind, string? area, DateTimeOffset now)
    {
        var place = area ?? District.All[(int)(noise.Uniform("call", now.Ticks) * District.All.Count)].Area;
        var incident = new Incident(kind, place, now, Lengths[kind]);
        ImmutableInterlocked.Update(ref _called, list => (list.Count >= CalledLimit ? list.RemoveAt(0) : list).Add(incident));
        return incident;
    }

    /// <summary>How strong incidents of a kind are in an area, 0 to 1. A portal outage is everywhere.</summary>
    public double Strength(IncidentKind kind, string area, DateTimeOffset time)
    {
        var strength = 0.0;
        foreach (var incident in Of(time))
        {
            if (incident.Kind == kind && (incident.Area == area || kind == IncidentKind.Portal))
            {
                strength = Math.Max(strength, incident.Strength(time));
            }
        }

        return strength;
    }

    public IEnumerable<Incident> Active(DateTimeOffset time) => Of(time).Where(i => i.Strength(time) > 0);

    private IEnumerable<Incident> Of(DateTimeOffset time)
    {
        var day = time.ToOffset(Vietnam).Date;
        if (!_days.TryGetValue(day, out var scripted))
        {
            scripted = Script(day);
            ImmutableInterlocked.TryAdd(ref _days, day, scripted);
        }

        return scripted.Concat(_called);
    }

    /// <summary>A day has a fire or two, a cluster of cameras that goes dark, now and then a flood and a portal outage.</summary>
    private ImmutableList<Incident> Script(DateTime day)
    {
        var list = ImmutableList.CreateBuilder<Incident>();
        var number = day.Ticks;
        foreach (var (kind, expected) in new[]
        {
            (IncidentKind.Fire, 1.4), (IncidentKind.Cameras, 1.6), (IncidentKind.Flood, 0.6), (IncidentKind.Portal, 0.4),
        })
        {
            var count = (int)(expected + noise.Uniform($"count-{kind}", number));
            for (var i = 0; i < count; i++)
            {
                var hour = 6 + (16 * noise.Uniform($"hour-{kind}-{i}", number));
                var place = District.All[(int)(noise.Uniform($"place-{kind}-{i}", number) * District.All.Count)];
                list.Add(new Incident(kind, place.Area, new DateTimeOffset(day, Vietnam).AddHours(hour), Lengths[kind]));
            }
        }

        return list.ToImmutable();
    }
}
