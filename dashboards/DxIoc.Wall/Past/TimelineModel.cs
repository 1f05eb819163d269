using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;
using DxIoc.Wall.Live;
using DxIoc.Wall.Texts;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Past;

/// <summary>
/// The timeline as it is drawn: 24 hours that end now, hours of Vietnam's clock, and in each ten minutes the worst change of status.
/// Places are shares of its length, 0 to 1. Pure.
/// </summary>
public sealed record TimelineModel(IReadOnlyList<TimelineModel.Tick> Ticks, IReadOnlyList<TimelineModel.Mark> Marks)
{
    /// <summary>Minutes of the whole timeline: the steps of its handle.</summary>
    public const int Minutes = 24 * 60;

    private const int Told = 5;
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>An hour. Text: empty for those that are not named.</summary>
    public sealed record Tick(double Place, string Text, bool Midnight);

    /// <summary>What changed in ten minutes: the worst of it by sign and colour, the first few in words.</summary>
    public sealed record Mark(double Place, ReadingStatus Status, string Sign, string Words, int Count);

    public static TimelineModel Of(DateTimeOffset now, IReadOnlyList<StatusMark> marks, WallSeed seed, Language language) =>
        new(TicksOf(now), MarksOf(now, marks, seed, language));

    /// <summary>Where an instant lies, 0 to 1.</summary>
    public static double PlaceOf(DateTimeOffset instant, DateTimeOffset now) =>
        Math.Clamp(1 - ((now - instant) / PastClock.Reach), 0, 1);

    /// <summary>The minute of the timeline at which an instant lies, for its handle.</summary>
    public static int MinuteOf(DateTimeOffset instant, DateTimeOffset now) =>
        Math.Clamp(Minutes - (int)((WholeMinute(now) - WholeMinute(instant)) / OneMinute), 0, Minutes);

    /// <summary>The instant at a minute of the timeline, on a whole minute; the end itself is now.</summary>
    public static DateTimeOffset InstantOf(int minute, DateTimeOffset now) =>
        minute >= Minutes ? now : WholeMinute(now) - ((Minutes - minute) * OneMinute);

    private static DateTimeOffset WholeMinute(DateTimeOffset time) => time.AddTicks(-(time.Ticks % OneMinute.Ticks));

    private static List<Tick> TicksOf(DateTimeOffset now)
    {
        var ticks = new List<Tick>();
        var local = Figures.Local(now);
        for (var hour = local.AddTicks(-(local.Ticks % Hour.Ticks)); hour > local - PastClock.Reach; hour -= Hour)
        {
            var named = hour.Hour % 3 == 0;
            ticks.Add(new Tick(PlaceOf(hour, now), !named ? "" : hour.Hour == 0 ? Figures.Day(hour) : Figures.HourMinute(hour), hour.Hour == 0));
        }

        return ticks;
    }

    private static List<Mark> MarksOf(DateTimeOffset now, IReadOnlyList<StatusMark> marks, WallSeed seed, Language language)
    {
        var shown = new List<Mark>();
        foreach (var slot in marks
            .Where(m => m.Time <= now && m.Time > now - PastClock.Reach && m.Status != ReadingStatus.Unknown)
            .GroupBy(m => m.Time.Ticks / Slot.Ticks)
            .OrderBy(g => g.Key))
        {
            var worst = slot.Max(m => m.Status);
            var told = slot.OrderByDescending(m => m.Status).ThenBy(m => m.Time).ToList();
            var words = string.Join('\n', told.Take(Told).Select(m => WordsOf(m, seed, language)));
            shown.Add(new Mark(
                PlaceOf(new DateTimeOffset((slot.Key * Slot.Ticks) + (Slot.Ticks / 2), TimeSpan.Zero), now),
                worst,
                TileModel.SignOf(worst, Freshness.Live),
                told.Count > Told ? $"{words}\n+{told.Count - Told}" : words,
                told.Count));
        }

        return shown;
    }

    private static string WordsOf(StatusMark mark, WallSeed seed, Language language) =>
        $"{Figures.HourMinute(mark.Time)} {seed.Area(mark.Area)?.Name.In(language.Code) ?? mark.Area} · "
        + $"{seed.Indicator(mark.Indicator)?.Name.In(language.Code) ?? mark.Indicator}: "
        + $"{TileModel.SignOf(mark.Status, Freshness.Live)} {language["status." + mark.Status.ToString().ToLowerInvariant()]}";
}
