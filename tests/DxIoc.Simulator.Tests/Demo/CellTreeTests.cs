using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.Simulator.Tests.Demo;

/// <summary>Minutes of a back-fill are what the live cells would have recorded of the same observations.</summary>
[Collection(nameof(PlayedDay))]
public sealed class CellTreeTests(PlayedDay day)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Every indicator that reads a feed, with the first area where it is observed.</summary>
    public static TheoryData<string, string> LeafCells()
    {
        var data = new TheoryData<string, string>();
        foreach (var indicator in Some.Catalogue.Indicators.Where(i => i.Feed is not null))
        {
            data.Add(indicator.Id, Some.ObservedAt(indicator).First());
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(LeafCells))]
    public void A_minute_equals_that_of_a_fresh_cell_over_the_same_observations(string id, string area)
    {
        var indicator = Some.Catalogue.Find(id)!;
        Assert.All(Chosen(id, area), minute =>
        {
            var end = EndOf(minute, indicator);
            Assert.Equal(Filled(area, indicator, end).Read(end).Value, minute.Value);
        });
    }

    [Theory]
    [InlineData("pm25")]
    [InlineData("pm10")]
    [InlineData("dossiers-received")]
    [InlineData("dossiers-on-time")]
    [InlineData("vehicle-flow")]
    [InlineData("cameras-online")]
    [InlineData("response-p90")]
    [InlineData("rain-hour")]
    [InlineData("price-petrol")]
    [InlineData("schools-reporting")]
    [InlineData("vn-aqi")]
    public void A_provincial_minute_equals_the_merge_of_fresh_cells_of_all_districts(string id)
    {
        var indicator = Some.Catalogue.Find(id)!;
        var parts = Some.Catalogue.PartsOf("binh-duong", indicator).ToList();
        Assert.Equal(9, parts.Count);
        Assert.All(Chosen(id, "binh-duong"), minute =>
        {
            var province = new IndicatorCell("binh-duong", indicator, Some.Catalogue.Zone, parts);
            var end = EndOf(minute, indicator);
            foreach (var part in parts)
            {
                province.MergePart(Filled(part, indicator, end).Part());
            }

            Assert.Equal(province.Read(end).Value, minute.Value);
        });
    }

    [Fact]
    public void A_minute_counts_the_observations_that_were_made_in_it()
    {
        var counted = day.Minutes.Values.Where(m => m.Indicator == "pm25" && m.Area == "di-an").Sum(m => m.Count);
        Assert.Equal(day.Said[("di-an", "air")].Count(o => o.Series.Measure == "pm25"), counted);
    }

    /// <summary>Five minutes of a cell's day, the first and the last among them.</summary>
    private List<MinuteReading> Chosen(string id, string area)
    {
        var all = day.Minutes.Values.Where(m => m.Indicator == id && m.Area == area).OrderBy(m => m.Minute).ToList();
        Assert.NotEmpty(all);
        return [.. new[] { 0, all.Count / 3, all.Count / 2, all.Count - 20, all.Count - 1 }.Select(i => all[Math.Clamp(i, 0, all.Count - 1)]).Distinct()];
    }

    /// <summary>All minutes of a bucket longer than a minute carry the bucket's figure.</summary>
    private static Instant EndOf(MinuteReading minute, IndicatorDefinition indicator)
    {
        var width = (long)(indicator.Window.Bucket > Minute ? indicator.Window.Bucket : Minute).TotalMicroseconds;
        return new Instant(((minute.Minute.Micros / width) + 1) * width);
    }

    private IndicatorCell Filled(string area, IndicatorDefinition indicator, Instant before)
    {
        var measures = indicator.Measures.ToList();
        var cell = new IndicatorCell(area, indicator, Some.Catalogue.Zone, []);
        cell.Accept(
        [
            .. day.Said[(area, indicator.Feed!)]
                .Where(o => measures.Contains(o.Series.Measure) && o.Time < before)
                .Select(o => new CellObservation(o.Series.DeviceKey, measures.IndexOf(o.Series.Measure), o.Time, o.Value, o.Arrived, 0)),
        ]);
        return cell;
    }
}
