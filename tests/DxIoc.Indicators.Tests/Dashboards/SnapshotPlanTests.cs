using DxIoc.Indicators.Dashboards;

namespace DxIoc.Indicators.Tests.Dashboards;

/// <summary>Pictures that are taken at times of day: how they are written, and when they are due.</summary>
public sealed class SnapshotPlanTests
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>A Tuesday, 07:00 in Vietnam.</summary>
    private static readonly DateTimeOffset Seven = new(2022, 4, 26, 0, 0, 0, TimeSpan.Zero);

    private static readonly SnapshotPlan Workdays = new("a", "one", [450, 990], ["mon", "tue", "wed", "thu", "fri"], 1_920, 1_080, "pdf", "a4", "vi", "a", 30);

    [Fact]
    public void A_plan_needs_its_scene_and_times_alone()
    {
        var plan = Assert.Single(Read("{ id: morning, scene: one, at: [\"16:30\", \"07:30\"] }").Dashboards!.Snapshots);

        Assert.Equal(("morning", "one", 1_920, 1_080, "pdf", "a4", "vi", "morning", 30), (plan.Id, plan.Scene, plan.Width, plan.Height, plan.Format, plan.Paper, plan.Language, plan.Folder, plan.Keep));
        Assert.Equal([450, 990], plan.Minutes);
        Assert.Empty(plan.Days);
    }

    [Theory]
    [InlineData("{ id: m, scene: oen, at: [\"07:30\"] }", "there is no scene 'oen': name a scene of these files (did you mean one?).")]
    [InlineData("{ id: m, scene: one }", "there is no time of day in it: write at: [\"07:30\"].")]
    [InlineData("{ id: m, scene: one, at: [\"7:30\"] }", "at '7:30' is no time of day: write it like [\"07:30\"].")]
    [InlineData("{ id: m, scene: one, at: [\"07:30\"], days: [mond] }", "there is no day 'mond': write some of: mon, tue, wed, thu, fri, sat, sun (did you mean mon?).")]
    [InlineData("{ id: m, scene: one, at: [\"07:30\"], size: 1920 }", "size '1920' is no size of a screen: write it like 1920x1080, from 640x360 to 7680x4320.")]
    [InlineData("{ id: m, scene: one, at: [\"07:30\"], size: 99999x1080 }", "size '99999x1080' is no size of a screen: write it like 1920x1080, from 640x360 to 7680x4320.")]
    [InlineData("{ id: m, scene: one, at: [\"07:30\"], format: jpeg2000 }", "format 'jpeg2000' is unknown: write one of: pdf, png.")]
    [InlineData("{ id: m, scene: one, at: [\"07:30\"], folder: ../../etc }", "'../../etc' is no id: use a-z, 0-9 and '-', at most 64, beginning with a letter or digit.")]
    [InlineData("{ id: m, scene: one, at: [\"07:30\"], keep: 0 }", "keep '0' cannot be used: write a whole number from 1 to 1000.")]
    public void A_mistake_is_told_by_its_line_and_with_what_would_be_right(string plan, string error) =>
        Assert.Contains($"one.yaml:19: {error}", Read(plan).Errors.Select(e => e.ToString()));

    [Fact]
    public void It_is_due_at_its_times_by_the_provinces_clock()
    {
        Assert.Null(SnapshotRule.Due(Workdays, Seven, Seven.AddMinutes(29), Vietnam));
        Assert.Equal(Seven.AddMinutes(30), SnapshotRule.Due(Workdays, Seven, Seven.AddMinutes(30), Vietnam));
        Assert.Null(SnapshotRule.Due(Workdays, Seven.AddMinutes(30), Seven.AddMinutes(31), Vietnam));
    }

    [Fact]
    public void What_was_missed_is_taken_once_and_not_made_up() => Assert.Equal(
        Seven.AddDays(1).AddHours(9.5), SnapshotRule.Due(Workdays, Seven.AddDays(-400), Seven.AddDays(1).AddHours(12), Vietnam));

    [Fact]
    public void After_a_fridays_last_comes_mondays_first() => Assert.Equal(
        new DateTimeOffset(2022, 5, 2, 0, 30, 0, TimeSpan.Zero), SnapshotRule.Next(Workdays, new DateTimeOffset(2022, 4, 29, 10, 0, 0, TimeSpan.Zero), Vietnam));

    private static DashboardResult Read(string plan) => SmallDashboard.Read($"{SmallDashboard.Good.TrimEnd()}\nsnapshots:\n  - {plan}\n");
}
