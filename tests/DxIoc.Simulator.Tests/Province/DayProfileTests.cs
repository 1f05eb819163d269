using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Tests.Province;

/// <summary>Shapes of a day, by the clock of Vietnam.</summary>
public sealed class DayProfileTests
{
    private static readonly Dictionary<string, DayProfile> All = new(StringComparer.Ordinal)
    {
        ["traffic"] = DayProfile.Traffic,
        ["office"] = DayProfile.Office,
        ["dust"] = DayProfile.Dust,
        ["sun"] = DayProfile.Sun,
        ["school"] = DayProfile.School,
    };

    [Theory]
    [InlineData("traffic", 7, 1.0)]
    [InlineData("traffic", 17, 1.0)]
    [InlineData("traffic", 2, 0.06)]
    [InlineData("office", 8, 1.0)]
    [InlineData("office", 12, 0.15)]
    [InlineData("dust", 6, 1.0)]
    [InlineData("dust", 13, 0.42)]
    [InlineData("sun", 12, 1.0)]
    [InlineData("school", 3, 0.0)]
    public void A_full_hour_in_Vietnam_has_the_height_given_for_it(string profile, int hour, double height) =>
        Assert.Equal(height, All[profile].At(Some.Midnight.AddHours(hour).ToUniversalTime()), 12);

    [Fact]
    public void Between_two_hours_the_line_is_straight()
    {
        Assert.Equal(0.5, DayProfile.Traffic.At(Some.Midnight.AddHours(5.5)), 12);
        Assert.Equal(0.15, DayProfile.Traffic.At(Some.Midnight.AddHours(23.5)), 12);
    }

    [Fact]
    public void The_same_hour_of_the_next_day_has_the_same_height() =>
        Assert.Equal(DayProfile.Office.At(Some.Midnight.AddHours(9.3)), DayProfile.Office.At(Some.Midnight.AddHours(33.3)), 9);

    [Theory]
    [InlineData("traffic")]
    [InlineData("office")]
    [InlineData("dust")]
    [InlineData("sun")]
    [InlineData("school")]
    public void Shares_of_all_minutes_of_a_day_make_one(string profile)
    {
        // Trapezoids between full hours are exact for a line: the mean of each minute's ends.
        var sum = Some.Every(TimeSpan.FromMinutes(1), Some.Midnight, TimeSpan.FromDays(1))
            .Sum(t => (All[profile].ShareAnHour(t) + All[profile].ShareAnHour(t.AddMinutes(1))) / 2 / 60);
        Assert.Equal(1, sum, 9);
    }

    [Fact]
    public void Area_since_midnight_begins_at_zero_and_grows_by_the_height()
    {
        Assert.Equal(0, DayProfile.Traffic.SinceMidnight(Some.Midnight), 12);
        Assert.Equal((.12 + .08) / 2, DayProfile.Traffic.SinceMidnight(Some.Midnight.AddHours(1)), 12);
        Assert.Equal(((.12 + .08) / 2) + ((.08 + .07) / 2 * .5), DayProfile.Traffic.SinceMidnight(Some.Midnight.AddHours(1.5)), 12);
    }
}
