namespace DxIoc.Simulator.Province;

/// <summary>What the province has once: information security, data centre, reporting, warehouse, tasks.</summary>
internal sealed class ProvinceDevices(Noise noise)
{
    private const string Area = "binh-duong";
    private static readonly TimeSpan HalfMinute = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private static readonly string[] Agencies =
        ["noi-vu", "tai-chinh", "xay-dung", "y-te", "giao-duc", "tnmt", "gtvt", "ttgdt", "cong-thuong", "vp-ubnd"];

    public IEnumerable<SimulatedDevice> All()
    {
        yield return new SimulatedDevice(Area, "infosec", "soc", HalfMinute, (t, _) =>
        [
            ("blocked", Math.Floor(t.ToUnixTimeSeconds() % 86_400 * 0.42)),
            ("incidents-open", Math.Floor(1.4 + noise.Smooth("soc-i", t, TimeSpan.FromHours(3)))),
            ("endpoints", 4_850),
            ("protected", Math.Floor(4_640 + (60 * noise.Smooth("soc-p", t, TimeSpan.FromHours(12))))),
        ]);
        for (var i = 1; i <= 12; i++)
        {
            var name = $"service-{i:00}";
            yield return new SimulatedDevice(Area, "infosec", name, HalfMinute, (_, _) => [("available", 1)]);
        }

        for (var i = 1; i <= 24; i++)
        {
            var name = $"host-{i:00}";
            yield return new SimulatedDevice(Area, "datacentre", name, HalfMinute, (t, _) =>
            [
                ("server-up", noise.Uniform(name, t.ToUnixTimeSeconds() / 1_200) < 0.004 ? 0 : 1),
                ("link-up", 1),
                ("temperature", Math.Round(22.5 + (1.6 * noise.Smooth("room", t, TimeSpan.FromHours(2))) + (1.2 * noise.Uniform(name, 0)), 1)),
                ("storage-used", Math.Round(61 + (9 * noise.Uniform($"{name}-s", 0)), 1)),
            ]);
        }

        foreach (var agency in Agencies)
        {
            yield return new SimulatedDevice(Area, "reporting", agency, FiveMinutes, (_, _) =>
            [
                ("due", 40), ("shared", 18 + Math.Floor(8 * noise.Uniform(agency, 1))),
                ("procedures", 180), ("digital", 28 + Math.Floor(14 * noise.Uniform(agency, 2))),
                ("agencies", 1), ("open-data", noise.Uniform(agency, 3) < 0.5 ? 1 : 0),
            ]);
            yield return new SimulatedDevice(Area, "warehouse", agency, FiveMinutes, (t, _) =>
            [
                ("age-hours", Math.Round(4 + (11 * noise.Uniform(agency, t.ToUnixTimeSeconds() / 14_400)), 1)),
                ("complete", Math.Round(91 + (8 * noise.Uniform(agency, 4)), 1)),
                ("in-use", noise.Uniform(agency, 5) < 0.8 ? 1 : 0),
            ]);
            yield return new SimulatedDevice(Area, "tasks", agency, FiveMinutes, (_, _) =>
            [
                ("open", 3 + Math.Floor(4 * noise.Uniform(agency, 6))), ("overdue", noise.Uniform(agency, 7) < 0.25 ? 1 : 0),
            ]);
        }
    }
}
