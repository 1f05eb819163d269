using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Tests.Province;

/// <summary>What makes the province believable: neighbours agree, pollutants agree, counters count, peaks come on time.</summary>
public sealed class LikelinessTests
{
    private static readonly ProvinceModel Model = Some.Model();
    private static readonly List<DateTimeOffset> Day =
        [.. Some.Every(TimeSpan.FromMinutes(10), Some.Midnight, TimeSpan.FromDays(1))];

    [Fact]
    public void Dust_in_neighbouring_districts_moves_together()
    {
        var one = Hours("air", "thu-dau-mot", "pm25");
        var other = Hours("air", "ben-cat", "pm25");
        Assert.InRange(Correlation(one, other), 0.8, 0.9999);
    }

    [Fact]
    public void Stations_of_a_district_agree_within_their_own_deviation()
    {
        var stations = Some.Of(Model, "air", "di-an").ToList();
        Assert.All(Day, t =>
        {
            var dust = stations.ConvertAll(s => Some.Says(s, "pm25", t)!.Value);
            Assert.InRange(dust.Max() / dust.Min(), 1, 1.1 / 0.9 * 1.02);
        });
    }

    [Fact]
    public void Coarse_dust_is_always_above_fine_dust() =>
        Assert.All(Model.Devices.Where(d => d.Feed == "air"), s =>
            Assert.All(Day, t => Assert.True(Some.Says(s, "pm10", t) > Some.Says(s, "pm25", t))));

    [Fact]
    public void Roads_are_slowest_at_the_peaks()
    {
        var speed = Hours("traffic", "thuan-an", "speed");
        Assert.True(speed[7] < speed[3] - 15, $"{speed[7]} at seven, {speed[3]} at three");
        Assert.True(speed[17] < speed[3] - 15, $"{speed[17]} at five in the afternoon, {speed[3]} at three");
    }

    [Fact]
    public void Vehicle_counters_only_grow_by_day_and_begin_anew_at_midnight()
    {
        foreach (var road in Model.Devices.Where(d => d.Feed == "traffic"))
        {
            var counts = Day.ConvertAll(t => Some.Says(road, "vehicles", t)!.Value);
            Assert.Equal(counts.Order(), counts);
            Assert.Equal(0, counts[0]);
            Assert.Equal(0, Some.Says(road, "vehicles", Some.Midnight.AddDays(1)));
            Assert.InRange(counts[^1], 6_000, 20_000);
        }
    }

    [Fact]
    public void Counters_take_most_dossiers_in_the_morning_and_hardly_any_at_night()
    {
        var agencies = Model.Devices.Where(d => d.IsPolled).ToList();
        double Until(int hour) => agencies.Sum(o => Some.Says(o, "received-today", Some.Midnight.AddHours(hour))!.Value);
        double At(int hour) => Until(hour + 1) - Until(hour);
        var (night, morning, noon) = (At(2), At(8), At(12));
        Assert.True(night * 20 < morning, $"{night} at night, {morning} in the morning");
        Assert.True(noon * 2 < morning, $"{noon} at noon, {morning} in the morning");
    }

    [Fact]
    public void Parts_are_never_more_than_their_wholes()
    {
        (string Feed, string Part, string Whole)[] pairs =
        [
            ("portal", "on-time-today", "resolved-today"), ("portal", "online-today", "received-today"), ("portal", "paid-online-today", "payments-today"),
            ("portal", "digitised-today", "resolved-today"), ("portal", "satisfied-today", "ratings-today"), ("transport", "buses-on-time", "buses"), ("education", "present", "enrolled"),
            ("health", "records-electronic", "records"), ("infosec", "protected", "endpoints"),
            ("reporting", "shared", "due"), ("reporting", "digital", "procedures"), ("reporting", "open-data", "agencies"),
        ];
        foreach (var (feed, part, whole) in pairs)
        {
            foreach (var device in Model.Devices.Where(d => d.Feed == feed))
            {
                Assert.All(Day, t => Assert.False(Some.Says(device, part, t) > Some.Says(device, whole, t), $"{device.Topic} {part} {t}"));
            }
        }
    }

    private static List<double> Hours(string feed, string area, string measure) =>
    [
        .. Enumerable.Range(0, 24).Select(h => Some.Of(Model, feed, area).Average(d => Some.Says(d, measure, Some.Midnight.AddHours(h))!.Value)),
    ];

    private static double Correlation(List<double> a, List<double> b)
    {
        var (ma, mb) = (a.Average(), b.Average());
        var both = a.Zip(b, (x, y) => (x - ma) * (y - mb)).Sum();
        return both / Math.Sqrt(a.Sum(x => (x - ma) * (x - ma)) * b.Sum(y => (y - mb) * (y - mb)));
    }
}
