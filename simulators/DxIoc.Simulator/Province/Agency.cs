using System.Globalization;

namespace DxIoc.Simulator.Province;

/// <summary>An agency of the service portal: its code in the form of Quyết định 20/2020/QĐ-TTg, its district and its dossiers.</summary>
/// <param name="Code">Bình Dương's agencies end in H09.</param>
/// <param name="DistrictCode">Of the General Statistics Office.</param>
internal sealed record Agency(string Code, string Name, string Area, string DistrictCode)
{
    /// <summary>Dossiers that an agency takes on an ordinary day.</summary>
    private const double Daily = 220;

    private static readonly Dictionary<string, (string Code, string Name)> Districts = new(StringComparer.Ordinal)
    {
        ["thu-dau-mot"] = ("718", "Thủ Dầu Một"),
        ["bau-bang"] = ("719", "Bàu Bàng"),
        ["dau-tieng"] = ("720", "Dầu Tiếng"),
        ["ben-cat"] = ("721", "Bến Cát"),
        ["phu-giao"] = ("722", "Phú Giáo"),
        ["tan-uyen"] = ("723", "Tân Uyên"),
        ["di-an"] = ("724", "Dĩ An"),
        ["thuan-an"] = ("725", "Thuận An"),
        ["bac-tan-uyen"] = ("726", "Bắc Tân Uyên"),
    };

    public static IReadOnlyList<Agency> All { get; } = [.. District.All.SelectMany(In)];

    public DossierCounts At(DateTimeOffset time, Noise noise)
    {
        var day = time.ToOffset(TimeSpan.FromHours(7)).Date.Ticks;
        double Chance(string what) => noise.Uniform($"{Code}-{what}", day);
        var share = DayProfile.Office.ShareOfDay(time);
        var received = Part(Daily * (0.85 + (0.3 * Chance("received"))), share);
        var online = Part(received, 0.60 + (0.08 * Chance("online")));
        var post = Part(received - online, 0.1);
        // What comes in the morning is done in the afternoon.
        var resolved = Part(Daily * (0.82 + (0.3 * Chance("resolved"))), share * (0.5 + (0.5 * share)));
        var late = Part(resolved, 0.012 + (0.028 * Chance("late")));
        var early = Part(resolved - late, 0.6);
        var withdrawn = Part(resolved, 0.02);
        var returned = Part(resolved - withdrawn, 0.8);
        var inTime = (int)(140 + (25 * noise.Smooth($"{Code}-pending", time, TimeSpan.FromHours(2))));
        var overdue = (int)(3 + (2 * noise.Smooth($"{Code}-overdue", time, TimeSpan.FromHours(6))) + Chance("overdue"));
        var suspended = (int)(9 + (4 * noise.Smooth($"{Code}-suspended", time, TimeSpan.FromHours(4))));
        var payments = Part(received, 0.8);
        var ratings = Part(resolved, 0.5);
        return new DossierCounts(
            Channels: [received - online - post, online, post],
            States:
            [
                (int)(2 + (2 * Chance("new"))), Part(inTime + overdue, 0.15), Part(received, 0.01), inTime + overdue - Part(inTime + overdue, 0.15),
                suspended - Part(suspended, 0.4) - 1, Part(suspended, 0.4), withdrawn, 1, resolved - withdrawn - returned, returned,
            ],
            early, resolved - late - early, late, inTime, overdue,
            payments, Part(payments, 0.12 + (0.03 * Chance("paid"))), Part(resolved, 0.43 + (0.05 * Chance("digitised"))),
            ratings, ratings - Part(ratings, 0.05 + (0.05 * Chance("unhappy"))));
    }

    private static IEnumerable<Agency> In(District district)
    {
        var (code, name) = Districts[district.Area];
        for (var i = 1; i <= Math.Max(1, (int)(4 * district.Size)); i++)
        {
            yield return new Agency(
                string.Create(CultureInfo.InvariantCulture, $"000.{i:00}.{code}.H09"), $"Bộ phận Một cửa {name} {i}", district.Area, code);
        }
    }

    private static int Part(double whole, double share) => (int)(whole * share);
}
