using DxIoc.Simulator.Incidents;
using DxIoc.Simulator.Province;
using DxIoc.Simulator.Tests.Province;

namespace DxIoc.Simulator.Tests.Incidents;

/// <summary>What each incident does to the province, where, and that it passes.</summary>
public sealed class IncidentTests
{
    private const string Here = "thu-dau-mot";
    private static readonly ProvinceModel Calm = Some.Model();

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(5, 0.5)]
    [InlineData(10, 1.0)]
    [InlineData(67, 1.0)]
    [InlineData(83.5, 0.5)]
    [InlineData(100, 0.0)]
    [InlineData(-1, 0.0)]
    public void An_incident_grows_over_its_first_tenth_and_fades_over_its_last_third(double minute, double strength) =>
        Assert.Equal(
            strength,
            new Incident(IncidentKind.Fire, Here, Some.Quiet, TimeSpan.FromMinutes(100)).Strength(Some.Quiet.AddMinutes(minute)),
            12);

    [Fact]
    public void A_fire_is_seen_by_police_cameras_and_air_stations_of_its_district()
    {
        var (model, peak) = Called(IncidentKind.Fire);
        Assert.Equal([2.0], All(model, "police", Here, "fires-open", peak));
        Assert.Equal([0.0], All(Calm, "police", Here, "fires-open", peak));
        Assert.Equal([1.0, 1.0, 1.0], All(model, "cameras", Here, "smoke", peak).Take(3).Select((s, i) => Online(model, i, peak) ? s : 1));
        Assert.All(
            All(model, "air", Here, "pm25", peak).Zip(All(Calm, "air", Here, "pm25", peak)),
            dust => Assert.InRange(dust.First - dust.Second, 98, 122));
        Assert.True(All(model, "transport", Here, "congestion", peak)[0] > All(Calm, "transport", Here, "congestion", peak)[0] + 30);
    }

    [Fact]
    public void A_flood_raises_rain_water_and_congestion()
    {
        var (model, peak) = Called(IncidentKind.Flood);
        Assert.All(
            All(model, "water", Here, "rain", peak).Zip(All(Calm, "water", Here, "rain", peak)),
            rain => Assert.Equal(65, rain.First - rain.Second, 6));
        Assert.All(
            All(model, "water", Here, "level", peak).Zip(All(Calm, "water", Here, "level", peak)),
            level => Assert.Equal(0.95, level.First - level.Second, 6));
        Assert.True(All(model, "transport", Here, "congestion", peak)[0] > All(Calm, "transport", Here, "congestion", peak)[0] + 40);
        Assert.Equal(
            All(Calm, "transport", Here, "incidents-open", peak)[0] + 3, All(model, "transport", Here, "incidents-open", peak)[0]);
    }

    [Fact]
    public void A_portal_outage_silences_the_counters_of_the_whole_province()
    {
        var (model, peak) = Called(IncidentKind.Portal);
        var offices = model.Devices.Where(d => d.Feed == "portal").ToList();
        Assert.Equal(9, offices.Select(o => o.Area).Distinct(StringComparer.Ordinal).Count());
        Assert.All(offices, o => Assert.Null(o.Speak(peak, o.Period)));
    }

    [Fact]
    public void A_cluster_of_cameras_goes_dark_in_its_district_alone()
    {
        var (model, peak) = Called(IncidentKind.Cameras);
        var online = All(model, "cameras", Here, "online", peak);
        Assert.All(online.Where((_, i) => i % 2 == 1), o => Assert.Equal(0, o));
        Assert.Equal(
            All(Calm, "cameras", Here, "online", peak).Where((_, i) => i % 2 == 0), online.Where((_, i) => i % 2 == 0));
        Assert.Equal(All(Calm, "cameras", "di-an", "online", peak), All(model, "cameras", "di-an", "online", peak));
    }

    [Theory]
    [InlineData("Fire")]
    [InlineData("Flood")]
    [InlineData("Cameras")]
    public void Other_districts_are_as_they_were(string kind)
    {
        var (model, peak) = Called(Enum.Parse<IncidentKind>(kind));
        Assert.Equal(
            ProvinceModelTests.Told(Calm, peak).Where(m => !m.Topic.Contains(Here, StringComparison.Ordinal)),
            ProvinceModelTests.Told(model, peak).Where(m => !m.Topic.Contains(Here, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Fire")]
    [InlineData("Flood")]
    [InlineData("Portal")]
    [InlineData("Cameras")]
    public void Before_and_after_an_incident_everything_is_as_if_it_had_not_been(string kind)
    {
        var model = Some.Model();
        var incident = model.Incidents.Call(Enum.Parse<IncidentKind>(kind), Here, Some.Quiet);
        Assert.Equal(ProvinceModelTests.Told(Calm, incident.From.AddMinutes(-1)), ProvinceModelTests.Told(model, incident.From.AddMinutes(-1)));
        Assert.Equal(ProvinceModelTests.Told(Calm, incident.To), ProvinceModelTests.Told(model, incident.To));
        Assert.Single(model.Incidents.Active(Peak(incident)));
        Assert.Empty(model.Incidents.Active(incident.To));
    }

    [Fact]
    public void The_seed_has_the_same_incidents_for_a_day_and_others_for_another()
    {
        var days = Enumerable.Range(0, 30).Select(d => Some.Midnight.AddDays(d)).ToList();
        var one = days.ConvertAll(d => OfDay(Some.Model(), d));
        Assert.Equal(one, days.ConvertAll(d => OfDay(Some.Model(), d)));
        Assert.NotEqual(one, days.ConvertAll(d => OfDay(Some.Model(3), d)));
        Assert.True(one.Distinct().Count() > 20);
        Assert.All(one, day => Assert.Contains("Fire", day, StringComparison.Ordinal));
    }

    [Fact]
    public void An_incident_called_without_a_place_happens_in_a_district() =>
        Assert.Contains(
            Some.Model().Incidents.Call(IncidentKind.Fire, null, Some.Quiet).Area, District.All.Select(d => d.Area));

    [Fact]
    public void Only_the_last_hundred_calls_are_remembered()
    {
        var model = Some.Model();
        for (var i = 0; i < 250; i++)
        {
            model.Incidents.Call(IncidentKind.Flood, Here, Some.Quiet.AddMilliseconds(i));
        }

        Assert.Equal(100, model.Incidents.Active(Some.Quiet.AddMinutes(10)).Count());
    }

    private static (ProvinceModel Model, DateTimeOffset Peak) Called(IncidentKind kind)
    {
        var model = Some.Model();
        return (model, Peak(model.Incidents.Call(kind, Here, Some.Quiet)));
    }

    private static DateTimeOffset Peak(Incident incident) => incident.From + (incident.Length * 0.3);

    private static List<double> All(ProvinceModel model, string feed, string area, string measure, DateTimeOffset at) =>
        [.. Some.Of(model, feed, area).Select(d => Some.Says(d, measure, at)!.Value)];

    private static bool Online(ProvinceModel model, int camera, DateTimeOffset at) =>
        All(model, "cameras", Here, "online", at)[camera] == 1;

    private static string OfDay(ProvinceModel model, DateTimeOffset day) => string.Join(
        ", ",
        Some.Every(TimeSpan.FromMinutes(5), day, TimeSpan.FromDays(1)).SelectMany(model.Incidents.Active).Distinct()
            .Select(i => $"{i.Kind} {i.Area} {i.From:O}"));
}
