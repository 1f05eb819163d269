using DxIoc.Contracts.Dashboards;

namespace DxIoc.Indicators.Dashboards;

/// <summary>When a plan's pictures are due, by the province's time of day. Pure.</summary>
public static class SnapshotRule
{
    /// <summary>The last moment after one instant and up to another at which the plan is due; null where there is none. What was missed before it is not made up.</summary>
    public static DateTimeOffset? Due(SnapshotPlan plan, DateTimeOffset after, DateTimeOffset until, TimeZoneInfo zone)
    {
        var first = after.UtcDateTime > until.UtcDateTime - TimeSpan.FromDays(8) ? after : until - TimeSpan.FromDays(8);
        return Moments(plan, first, zone).TakeWhile(m => m <= until).Cast<DateTimeOffset?>().LastOrDefault();
    }

    /// <summary>When it is due next.</summary>
    public static DateTimeOffset Next(SnapshotPlan plan, DateTimeOffset after, TimeZoneInfo zone) => Moments(plan, after, zone).First();

    /// <summary>A plan has a time and, with days, one of the week's: within eight days there is a moment.</summary>
    private static IEnumerable<DateTimeOffset> Moments(SnapshotPlan plan, DateTimeOffset after, TimeZoneInfo zone)
    {
        var day = TimeZoneInfo.ConvertTime(after, zone).Date;
        for (; ; day = day.AddDays(1))
        {
            if (plan.Days.Count > 0 && !plan.Days.Contains(PlaylistItem.DayNames[((int)day.DayOfWeek + 6) % 7]))
            {
                continue;
            }

            foreach (var minute in plan.Minutes)
            {
                var local = day.AddMinutes(minute);
                var moment = new DateTimeOffset(local, zone.GetUtcOffset(local));
                if (moment > after)
                {
                    yield return moment;
                }
            }
        }
    }
}
