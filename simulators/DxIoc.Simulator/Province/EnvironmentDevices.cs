using DxIoc.Simulator.Incidents;

namespace DxIoc.Simulator.Province;

/// <summary>Air, water and wastewater stations.</summary>
internal sealed class EnvironmentDevices(Noise noise, IncidentBook incidents, Weather weather)
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HalfMinute = TimeSpan.FromSeconds(30);

    public IEnumerable<SimulatedDevice> In(District d)
    {
        for (var i = 1; i <= (d.Size >= 0.7 ? 3 : 2); i++)
        {
            yield return Air(d, $"{d.Short}-air-{i:00}");
        }

        for (var i = 1; i <= 2; i++)
        {
            yield return Water(d, $"{d.Short}-water-{i:00}");
        }

        for (var i = 1; i <= Math.Max(2, (int)(5 * d.Size)); i++)
        {
            yield return Wastewater(d, $"{d.Short}-waste-{i:00}");
        }
    }

    private SimulatedDevice Air(District d, string name) => new(d.Area, "air", name, TenSeconds, (t, _) =>
    {
        var own = 1 + (0.10 * noise.Smooth(name, t, TimeSpan.FromMinutes(12)));
        var dust = Math.Max(3, weather.Dust(d.Area, t) * own);
        var traffic = DayProfile.Traffic.At(t);
        return
        [
            ("pm25", Math.Round(dust, 1)),
            ("pm10", Math.Round((dust * 1.45) + 8, 1)),
            ("so2", Math.Round(18 * own, 1)),
            ("no2", Math.Round((16 + (34 * traffic)) * own, 1)),
            ("co", Math.Round((600 + (1_400 * traffic)) * own)),
            ("o3", Math.Round((12 + (75 * DayProfile.Sun.At(t))) * own, 1)),
            ("noise", Math.Round(48 + (15 * traffic) + (2 * noise.Smooth($"{name}-n", t, TimeSpan.FromMinutes(3))), 1)),
        ];
    });

    private SimulatedDevice Water(District d, string name) => new(d.Area, "water", name, HalfMinute, (t, _) =>
    {
        var slow = noise.Smooth(name, t, TimeSpan.FromHours(3));
        var rain = weather.Rain(d.Area, t);
        return
        [
            ("ph", Math.Round(7.1 + (0.25 * slow), 2)),
            ("do", Math.Round(5.8 + (0.7 * slow), 2)),
            ("cod", Math.Round(16 + (5 * noise.Smooth($"{name}-c", t, TimeSpan.FromHours(2))), 1)),
            ("tss", Math.Round(26 + (8 * slow) + (0.3 * rain), 1)),
            ("level", Math.Round(0.85 + (0.25 * noise.Smooth($"tide-{d.Area}", t, TimeSpan.FromHours(4))) + (0.95 * incidents.Strength(IncidentKind.Flood, d.Area, t)), 2)),
            ("rain", Math.Round(rain, 1)),
        ];
    });

    private SimulatedDevice Wastewater(District d, string name) => new(d.Area, "wastewater", name, HalfMinute, (t, _) =>
    {
        var bad = noise.Uniform(name, t.ToUnixTimeSeconds() / 3_600) < 0.03;
        var broken = noise.Uniform($"{name}-i", t.ToUnixTimeSeconds() / 3_600) < 0.02;
        return
        [
            ("compliant", bad ? 0 : 1),
            ("ph", Math.Round(7.2 + (0.3 * noise.Smooth(name, t, TimeSpan.FromHours(2))), 2)),
            ("cod", Math.Round((bad ? 165 : 58) + (12 * noise.Smooth($"{name}-c", t, TimeSpan.FromHours(1))), 1)),
            ("flow", Math.Round(120 + (40 * noise.Smooth($"{name}-f", t, TimeSpan.FromHours(2))), 1)),
            ("instruments", 4),
            ("instruments.calibrating", DayProfile.HourOf(t) is >= 2 and < 2.25 ? 4 : 0),
            ("instruments.fault", broken ? 1 : 0),
        ];
    });
}
