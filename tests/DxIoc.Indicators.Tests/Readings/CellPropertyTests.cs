using CsCheck;
using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.Indicators.Tests.Readings;

/// <summary>
/// What must hold of every cell, whatever comes: late, twice, in any order, before and after a restart at any moment.
/// </summary>
public sealed class CellPropertyTests
{
    public static TheoryData<string> Cases => Case.Names;

    [Theory, MemberData(nameof(Cases))]
    public void A_cell_rebuilt_at_any_moment_equals_one_that_never_fell(string name)
    {
        var c = Some(name);
        Gen.Select(c.Samples(60), Gen.Int[0, 60]).Sample(
            (samples, fall) =>
            {
                var (steady, fallen) = (new Province(c.Indicator), new Province(c.Indicator));
                var arrivals = samples.OrderBy(s => s.Arrived.Micros).ToList();
                for (var i = 0; i < arrivals.Count; i++)
                {
                    steady.Take(arrivals[i]);
                    fallen.Take(arrivals[i]);
                    // What came in the last minute before the fall was never recorded.
                    if (i > fall || fall >= arrivals.Count || (arrivals[fall].Arrived - arrivals[i].Arrived).TotalMinutes > 1)
                    {
                        steady.Record();
                        fallen.Record();
                    }

                    if (i == fall)
                    {
                        fallen.Restart();
                        fallen.DeliverAgain(3);
                        steady.Record();
                        fallen.Record();
                    }
                }

                steady.Record();
                fallen.Record();
                var now = arrivals.Count == 0 ? Tests.Some.Evening : arrivals[^1].Arrived;
                foreach (var area in Case.Areas)
                {
                    var (expected, actual) = (steady[area].Read(now), fallen[area].Read(now));
                    c.Agree(expected.Value, actual.Value);
                    c.Agree(expected.Trend, actual.Trend);
                    Assert.Equal(Rest(expected), Rest(actual));
                }

                Holds(c, fallen);
                Holds(c, steady);
            },
            iter: name.StartsWith("VN", StringComparison.Ordinal) ? 6 : 40);
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_reading_says_what_the_observations_say(string name)
    {
        var c = Some(name);
        Gen.Select(c.Samples(60), Gen.Int[0, 400]).Sample(
            (samples, after) =>
            {
                var province = new Province(c.Indicator);
                foreach (var sample in samples.OrderBy(s => s.Arrived.Micros))
                {
                    province.Take(sample);
                }

                foreach (var area in Case.Areas)
                {
                    var all = Admitted(c, province, area);
                    if (all.Count == 0)
                    {
                        var missing = province[area].Read(Tests.Some.Evening);
                        Assert.Equal((null, Freshness.Missing, null), (missing.Value, missing.Freshness, missing.At));
                        continue;
                    }

                    var newest = all.Max(s => s.Time);
                    var now = newest + Tests.Some.Seconds(after);
                    var reading = province[area].Read(now);
                    var (value, count) = Reference.Of(c.Indicator, all, newest);
                    c.Agree(value, reading.Value);
                    Assert.Equal(count, reading.Samples);
                    Assert.Equal(value is null ? Freshness.Missing : after <= 300 ? Freshness.Live : Freshness.Stale, reading.Freshness);
                    Assert.Equal(Coverage(area, all, newest, now), reading.Coverage);
                }
            },
            iter: 40);
    }

    /// <summary>Every minute in which something was observed stands in history with the figure of all observations.</summary>
    private static void Holds(Case c, Province province)
    {
        foreach (var area in Case.Areas)
        {
            var all = Admitted(c, province, area);
            if (all.Count == 0)
            {
                continue;
            }

            var newest = all.Max(s => s.Time);
            foreach (var minute in all.Select(s => new Instant(s.Time.Micros / 60_000_000 * 60_000_000)).Distinct())
            {
                var end = new Instant(minute.Micros + 59_999_999);
                if (all.Find(s => s.Time > end) is { } next
                    && next.Time - minute > c.Indicator.TrendSpan)
                {
                    // What follows is so far away that the minute cannot be evaluated any more: it stays as it was last.
                    continue;
                }

                var (value, _) = Reference.Of(c.Indicator, all, end < newest ? end : newest);
                var recorded = province.Minutes.GetValueOrDefault((area, minute));
                if (value is null)
                {
                    // A rate or ratio that is none at the minute's end: what was known while the minute ran stays.
                    continue;
                }

                c.Agree(value, recorded?.Value);
                if (recorded is not null && c.Indicator.Window.Bucket <= TimeSpan.FromMinutes(1))
                {
                    Assert.Equal(all.Count(s => s.Time >= minute && s.Time <= end), recorded.Count);
                    Assert.InRange(recorded.Value, recorded.Min, recorded.Max);
                }
            }
        }
    }

    /// <summary>What is equal without any tolerance: all but figures, and a status that is only held, for want of a figure.</summary>
    private static CellReading Rest(CellReading reading) => reading with
    {
        Value = 0,
        Trend = 0,
        Status = reading.Value is null ? ReadingStatus.Unknown : reading.Status,
        InputLost = reading.Value is not null && reading.InputLost,
    };

    private static List<Sample> Admitted(Case c, Province province, string area) =>
        [.. province.Stored.Where(s => (s.Area == area || area == Province.Id) && s.Arrived - s.Time <= c.Indicator.AllowedLateness)];

    private static Coverage Coverage(string area, List<Sample> all, Instant newest, Instant now)
    {
        bool Fresh(Instant last) => (now - last).TotalMinutes <= 5;
        if (area == Province.Id)
        {
            return new Coverage(
                all.Where(s => s.Area != area).GroupBy(s => s.Area).Count(a => Fresh(a.Max(s => s.Time))), 3);
        }

        var last = all.GroupBy(s => s.Key).Select(d => d.Max(s => s.Time)).ToList();
        return new Coverage(last.Count(Fresh), last.Count(t => (newest - t).TotalHours <= 24));
    }

    /// <summary>With a limit for the status, without a deadband: then the status is a function of the value alone.</summary>
    private static Case Some(string name) => Case.All[name] with
    {
        Indicator = Case.All[name].Indicator with { Thresholds = new ThresholdRule(true, 20, 60, 0) },
    };
}
