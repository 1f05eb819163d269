using System.Text.RegularExpressions;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Tests.Province;

/// <summary>The province as a whole: the same seed is the same day, devices are named and sized as the server takes them.</summary>
public sealed partial class ProvinceModelTests
{
    private static readonly ProvinceModel Model = Some.Model();

    [Fact]
    public void The_same_seed_gives_the_same_day()
    {
        var other = Some.Model();
        foreach (var at in Some.Every(TimeSpan.FromMinutes(47), Some.Midnight, TimeSpan.FromDays(1)))
        {
            Assert.Equal(Told(Model, at), Told(other, at));
        }
    }

    [Fact]
    public void What_is_said_does_not_depend_on_when_it_is_asked()
    {
        var (forward, backward) = (Some.Model(), Some.Model());
        var times = Some.Every(TimeSpan.FromMinutes(97), Some.Midnight, TimeSpan.FromDays(1)).ToList();
        var first = times.ToDictionary(t => t, t => Told(forward, t));
        Assert.All(Enumerable.Reverse(times), t => Assert.Equal(first[t], Told(backward, t)));
    }

    [Fact]
    public void The_same_instant_in_another_zone_says_the_same() =>
        Assert.Equal(Told(Model, Some.Quiet), Told(Model, Some.Quiet.ToUniversalTime()));

    [Fact]
    public void Another_seed_gives_another_day_with_the_same_devices()
    {
        var other = Some.Model(seed: 7);
        Assert.Equal(Model.Devices.Select(d => d.Topic), other.Devices.Select(d => d.Topic));
        Assert.NotEqual(Told(Model, Some.Midnight.AddHours(10)), Told(other, Some.Midnight.AddHours(10)));
    }

    [Fact]
    public void Every_device_has_a_canonical_topic_of_its_own()
    {
        Assert.Equal(Model.Devices.Count, Model.Devices.Select(d => d.Topic).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Model.Devices, d => Assert.Matches(Canonical(), d.Topic));
    }

    [Fact]
    public void Names_that_people_try_things_with_are_left_to_them() =>
        Assert.DoesNotContain(Model.Devices, d => d.Name == "station-1");

    [Fact]
    public void Every_device_says_each_of_its_measures_once() =>
        Assert.All(Model.Devices, d =>
        {
            var measures = d.Speak(Some.Quiet, d.Period)!.Select(m => m.Measure).ToList();
            Assert.Equal(measures.Distinct(StringComparer.Ordinal), measures);
        });

    [Fact]
    public void The_province_makes_one_to_four_hundred_observations_a_second() =>
        Assert.InRange(Model.Devices.Sum(d => d.Speak(Some.Quiet, d.Period)!.Count / d.Period.TotalSeconds), 100, 400);

    [Theory]
    [InlineData("thu-dau-mot", 2, 60, 16)]
    [InlineData("thu-dau-mot", 0.1, 4, 2)]
    [InlineData("phu-giao", 1, 9, 2)]
    public void Scale_multiplies_cameras_and_roads(string area, double scale, int cameras, int roads)
    {
        var model = Some.Model(scale: scale);
        Assert.Equal(cameras, Some.Of(model, "cameras", area).Count());
        Assert.Equal(roads, Some.Of(model, "traffic", area).Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void No_feed_has_more_devices_than_the_catalogue_lets_it(double scale) =>
        Assert.All(Some.Model(scale: scale).Devices.GroupBy(d => d.Feed), feed =>
            Assert.InRange(feed.Count(), 1, Some.Catalogue.FindFeed(feed.Key)!.DeviceLimit));

    [Fact]
    public void A_district_has_two_or_three_air_stations() =>
        Assert.All(District.All, d => Assert.Equal(d.Size >= 0.7 ? 3 : 2, Some.Of(Model, "air", d.Area).Count()));

    [Fact]
    public void A_device_that_falls_silent_is_silent_for_eight_minutes_once_in_its_hour()
    {
        var (silent, hours) = (0, 0);
        foreach (var device in Model.Devices)
        {
            for (var hour = 0; hour < 24; hour++)
            {
                var seconds = Some.Every(TimeSpan.FromSeconds(10), Some.Midnight.AddHours(hour), TimeSpan.FromHours(1))
                    .Count(t => Model.Silent(device, t));
                Assert.Contains(seconds, new[] { 0, 48 });
                silent += seconds > 0 ? 1 : 0;
                hours++;
            }
        }

        Assert.InRange(silent / (double)hours, 0.007, 0.013);
    }

    internal static IReadOnlyList<(string Topic, string Measure, double Value)> Told(ProvinceModel model, DateTimeOffset at) =>
    [
        .. model.Devices
            .Where(d => !model.Silent(d, at))
            .SelectMany(d => (d.Speak(at, d.Period) ?? []).Select(m => (d.Topic, m.Measure, m.Value))),
    ];

    [GeneratedRegex("^ioc/[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-zA-Z0-9_.-]{0,63}$")]
    private static partial Regex Canonical();
}
