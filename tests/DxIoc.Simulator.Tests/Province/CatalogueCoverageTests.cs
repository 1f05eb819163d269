using DxIoc.Indicators.Catalogue;
using DxIoc.Simulator.Incidents;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Tests.Province;

/// <summary>The model and the shipped catalogue fit each other.</summary>
public sealed class CatalogueCoverageTests
{
    [Fact]
    public void Every_measure_that_an_indicator_reads_is_produced_in_each_area_where_it_is_observed()
    {
        var model = Some.Model();
        var produced = model.Devices
            .SelectMany(d => d.Speak(Some.Quiet, d.Period)!.Select(m => (d.Area, d.Feed, m.Measure)))
            .ToHashSet();
        var missing =
            from indicator in Some.Catalogue.Indicators
            where indicator.Feed is not null
            from area in Some.ObservedAt(indicator)
            from measure in indicator.Measures
            where !produced.Contains((area, indicator.Feed!, measure))
            select $"{indicator.Id}: {area} {indicator.Feed} {measure}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_area_and_feed_of_the_model_is_in_the_catalogue() =>
        Assert.All(Some.Model().Devices, d =>
        {
            Assert.True(Some.Catalogue.Areas.Contains(d.Area), d.Topic);
            Assert.NotNull(Some.Catalogue.FindFeed(d.Feed));
        });

    [Fact]
    public void Every_district_of_the_catalogue_is_in_the_model() =>
        Assert.Equal(Some.Catalogue.Areas.Leaves.Select(a => a.Id).Order(StringComparer.Ordinal), District.All.Select(d => d.Area).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Some.Seed)]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_value_of_a_day_is_possible_by_the_catalogue_with_every_incident_everywhere(int seed)
    {
        var model = Some.Model(seed);
        foreach (var district in District.All)
        {
            foreach (var (kind, hour) in new[] { (IncidentKind.Fire, 7), (IncidentKind.Flood, 7), (IncidentKind.Cameras, 12), (IncidentKind.Fire, 17) })
            {
                model.Incidents.Call(kind, district.Area, Some.Midnight.AddHours(hour));
            }
        }

        foreach (var at in Some.Every(TimeSpan.FromMinutes(7), Some.Midnight, TimeSpan.FromDays(1)))
        {
            foreach (var device in model.Devices)
            {
                foreach (var (measure, value) in device.Speak(at, device.Period) ?? [])
                {
                    Assert.True(double.IsFinite(value), $"{device.Topic} {measure} {value} at {at:O}");
                    Assert.True(
                        !RangesOf(device).TryGetValue(measure, out var range) || (value >= range.Min && value <= range.Max),
                        $"{device.Topic} {measure} {value} at {at:O}");
                }
            }
        }
    }

    private static IReadOnlyDictionary<string, MeasureRange> RangesOf(SimulatedDevice device) =>
        Some.Catalogue.FindFeed(device.Feed)!.Ranges;
}
