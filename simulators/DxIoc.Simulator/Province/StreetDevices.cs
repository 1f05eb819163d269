using DxIoc.Simulator.Incidents;

namespace DxIoc.Simulator.Province;

/// <summary>What stands on streets and roads: cameras, traffic counters, the transport and police centres of a district.</summary>
internal sealed class StreetDevices(Noise noise, IncidentBook incidents, Weather weather)
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HalfMinute = TimeSpan.FromSeconds(30);

    public IEnumerable<SimulatedDevice> In(District d, double scale)
    {
        for (var i = 1; i <= Math.Max(4, (int)(30 * d.Size * scale)); i++)
        {
            yield return Camera(d, $"{d.Short}-cam-{i:000}", i);
        }

        for (var i = 1; i <= Math.Max(2, (int)(8 * d.Size * scale)); i++)
        {
            yield return Road(d, $"{d.Short}-road-{i:00}");
        }

        yield return Transport(d);
        yield return Police(d);
    }

    private SimulatedDevice Camera(District d, string name, int number) => new(d.Area, "cameras", name, TenSeconds, (t, span) =>
    {
        var broken = noise.Uniform(name, t.ToUnixTimeSeconds() / 1_800) < 0.015;
        var dark = number % 2 == 0 && incidents.Strength(IncidentKind.Cameras, d.Area, t) > 0.3;
        var online = !broken && !dark;
        var fire = incidents.Strength(IncidentKind.Fire, d.Area, t);
        return
        [
            ("online", online ? 1 : 0),
            ("fps", online ? Math.Round(24 + noise.Smooth(name, t, TimeSpan.FromMinutes(5)), 1) : 0),
            ("events", online ? noise.Events($"{name}-e", t, 40 * DayProfile.Traffic.At(t) * span.TotalHours) : 0),
            ("violations", online ? noise.Events($"{name}-v", t, 0.6 * DayProfile.Traffic.At(t) * span.TotalHours) : 0),
            ("smoke", online && number <= 3 && fire > 0.15 * number ? 1 : 0),
        ];
    });

    private SimulatedDevice Road(District d, string name)
    {
        var lanes = 500 + (900 * noise.Uniform(name, 0));
        return new SimulatedDevice(d.Area, "traffic", name, TenSeconds, (t, _) =>
        {
            var jam = Math.Clamp(weather.Congestion(d, t) + (0.05 * noise.Smooth(name, t, TimeSpan.FromMinutes(8))), 0, 0.97);
            return
            [
                ("speed", Math.Round(58 * (1 - jam) * (1 + (0.04 * noise.Smooth($"{name}-s", t, TimeSpan.FromMinutes(2)))), 1)),
                // Counts since the counter's own midnight: it begins anew each day, as real ones do.
                ("vehicles", Math.Floor(lanes * DayProfile.Traffic.SinceMidnight(t))),
                ("occupancy", Math.Round(100 * jam * 0.8, 1)),
            ];
        });
    }

    private SimulatedDevice Transport(District d) => new(d.Area, "transport", $"{d.Short}-transport", TimeSpan.FromSeconds(20), (t, span) =>
    {
        var jam = weather.Congestion(d, t);
        var buses = noise.Events($"{d.Area}-bus", t, 60 * d.Size * DayProfile.Traffic.At(t) * span.TotalHours);
        return
        [
            ("congestion", Math.Round(100 * jam, 1)),
            ("incidents-open", Math.Floor((2 * d.Size * DayProfile.Traffic.At(t)) + noise.Uniform($"{d.Area}-acc", t.ToUnixTimeSeconds() / 900)
                + (3 * incidents.Strength(IncidentKind.Flood, d.Area, t)))),
            ("buses", buses),
            ("buses-on-time", Math.Round(buses * Math.Clamp(1.02 - (jam * 0.28), 0, 1), 2)),
        ];
    });

    private SimulatedDevice Police(District d) => new(d.Area, "police", $"{d.Short}-command", HalfMinute, (t, span) =>
    {
        var fire = incidents.Strength(IncidentKind.Fire, d.Area, t);
        return
        [
            ("fires-open", fire > 0.1 ? 1 + Math.Floor(fire * 1.9) : 0),
            ("security-open", Math.Floor((2.2 * d.Size) + (1.5 * noise.Smooth($"{d.Area}-sec", t, TimeSpan.FromMinutes(40))) + 1)),
            ("response-minutes", Math.Round(Math.Max(2, 7 + (2.5 * noise.Smooth($"{d.Area}-resp", t, TimeSpan.FromMinutes(6))) + (9 * weather.Congestion(d, t) * weather.Congestion(d, t))), 1)),
            ("calls", noise.Events($"{d.Area}-calls", t, 26 * d.Size * (0.4 + DayProfile.Traffic.At(t) + fire) * span.TotalHours)),
        ];
    });
}
