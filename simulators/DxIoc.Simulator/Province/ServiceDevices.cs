using DxIoc.Simulator.Incidents;

namespace DxIoc.Simulator.Province;

/// <summary>What offices report: the one-stop counters, the service portal's agencies, schools, health at Dĩ An, prices, the index, the smart village.</summary>
internal sealed class ServiceDevices(Noise noise, IncidentBook incidents)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public IEnumerable<SimulatedDevice> In(District d)
    {
        for (var i = 1; i <= Math.Max(1, (int)(4 * d.Size)); i++)
        {
            yield return Counter(d, $"{d.Short}-office-{i:00}");
        }

        foreach (var agency in Agency.All.Where(a => a.Area == d.Area))
        {
            yield return new SimulatedDevice(d.Area, "portal", agency.Code, Minute, (t, _) => IsOut(d, t) ? null : agency.At(t, noise).Measures) { IsPolled = true };
        }

        for (var i = 1; i <= Math.Max(3, (int)(12 * d.Size)); i++)
        {
            yield return School(d, $"{d.Short}-school-{i:00}");
        }

        yield return Slow(d, "prices", t =>
        [
            ("rice", Math.Round(16_500 + (400 * noise.Smooth($"rice-{d.Area}", t, TimeSpan.FromHours(12))))),
            ("petrol", 23_450),
            ("basket", Math.Round(102 + (1.5 * noise.Smooth($"basket-{d.Area}", t, TimeSpan.FromHours(10))), 1)),
        ]);
        yield return Slow(d, "dti", _ => [("score", Math.Round(560 + (120 * noise.Uniform($"dti-{d.Area}", 0))))]);
        if (d.Area == "di-an")
        {
            yield return Hospital(d);
        }

        if (d.Area == "tan-uyen")
        {
            for (var i = 1; i <= 6; i++)
            {
                yield return Village(d, $"bach-dang-{i:00}");
            }
        }
    }

    /// <summary>The numbers that the counters' ticket machines call.</summary>
    private SimulatedDevice Counter(District d, string name) => new(d.Area, "portal", name, TimeSpan.FromSeconds(20), (t, _) => IsOut(d, t)
        ? null
        : [("queue", Math.Floor((22 * DayProfile.Office.At(t)) + (3 * Math.Abs(noise.Smooth($"{name}-w", t, TimeSpan.FromMinutes(7))))))]);

    private bool IsOut(District d, DateTimeOffset t) => incidents.Strength(IncidentKind.Portal, d.Area, t) > 0;

    private SimulatedDevice School(District d, string name) => new(d.Area, "education", name, TimeSpan.FromMinutes(5), (t, _) =>
    {
        var enrolled = 400 + Math.Floor(900 * noise.Uniform(name, 0));
        return [("enrolled", enrolled), ("present", Math.Floor(enrolled * (0.965 + (0.015 * noise.Smooth(name, t, TimeSpan.FromHours(8))))))];
    });

    private SimulatedDevice Hospital(District d) => new(d.Area, "health", "da-medical-centre", Minute, (t, span) =>
    [
        ("beds-free", Math.Floor(62 + (14 * noise.Smooth("beds", t, TimeSpan.FromHours(5))))),
        ("waiting", Math.Floor(12 + (85 * DayProfile.Office.At(t)) + (6 * noise.Smooth("wait", t, TimeSpan.FromMinutes(20))))),
        ("telehealth", noise.Events("telehealth", t, 40 * DayProfile.Office.ShareAnHour(t) * span.TotalHours)),
        ("records", 210_000),
        ("records-electronic", Math.Floor(171_000 + (400 * DayProfile.Office.SinceMidnight(t) / 24))),
    ]);

    private SimulatedDevice Village(District d, string name) => new(d.Area, "village", name, Minute, (t, _) =>
    [
        ("soil-moisture", Math.Round(41 + (7 * noise.Smooth(name, t, TimeSpan.FromHours(4))), 1)),
        ("temperature", Math.Round(25 + (8 * DayProfile.Sun.At(t)), 1)),
        ("lamps-on", DayProfile.Sun.At(t) < 0.2 ? 1 : 0),
    ]);

    private static SimulatedDevice Slow(District d, string feed, Func<DateTimeOffset, IReadOnlyList<(string, double)>> speak) =>
        new(d.Area, feed, $"{d.Short}-{feed}", TimeSpan.FromMinutes(5), (t, _) => speak(t));
}
