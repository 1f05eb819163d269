namespace DxIoc.Indicators.Catalogue;

/// <summary>Windows as the catalogue writes them: a duration, or "day" for the civil day so far.</summary>
internal static class WindowText
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    private const int BucketLimit = 2_000;

    public static WindowSpec Read(YamlEntry e, AggregateKind kind)
    {
        switch (kind)
        {
            case AggregateKind.Formula:
                return new WindowSpec(Hour, Hour, false);
            case AggregateKind.VnAqiHour:
                return new WindowSpec(TimeSpan.FromHours(12), Hour, false);
            case AggregateKind.VnAqiDay:
                return new WindowSpec(Day, Hour, true);
            default:
                var day = e.OptionalText("window") == "day";
                var length = day ? Day : e.Duration("window") ?? Missing(e);
                return Checked(e, new WindowSpec(length, e.Duration("bucket") ?? BucketFor(length, day), day));
        }
    }

    /// <summary>Fine enough that a figure moves smoothly, coarse enough that it is cheap.</summary>
    private static TimeSpan BucketFor(TimeSpan length, bool day) =>
        day ? TimeSpan.FromMinutes(5)
        : length <= TimeSpan.FromMinutes(2) ? TimeSpan.FromSeconds(5)
        : length <= TimeSpan.FromMinutes(20) ? TimeSpan.FromSeconds(10)
        : length <= TimeSpan.FromHours(2) ? TimeSpan.FromMinutes(1)
        : length <= TimeSpan.FromHours(12) ? TimeSpan.FromMinutes(5)
        : TimeSpan.FromMinutes(30);

    private static TimeSpan Missing(YamlEntry e)
    {
        if (!e.Has("window"))
        {
            e.Refuse("window is missing", "say which stretch of time the figure covers, like window: 5m, or day");
        }

        return TimeSpan.FromMinutes(5);
    }

    private static WindowSpec Checked(YamlEntry e, WindowSpec spec)
    {
        var minute = TimeSpan.FromMinutes(1);
        var fits = spec.Length.Ticks % spec.Bucket.Ticks == 0
            && (spec.Bucket <= minute ? minute.Ticks % spec.Bucket.Ticks == 0 : Hour.Ticks % spec.Bucket.Ticks == 0 && spec.Bucket.Ticks % minute.Ticks == 0);
        if (!fits)
        {
            e.RefuseKey("bucket", "the bucket does not divide its window and a minute or hour", "choose one like 5s, 10s, 1m, 5m, 30m, or leave it out");
        }

        if (spec.Length > Longest || spec.Length / spec.Bucket > BucketLimit)
        {
            e.RefuseKey("window", "the window is longer than seven days or has more than 2000 buckets", "choose a shorter window or a wider bucket");
        }

        return spec;
    }
}
