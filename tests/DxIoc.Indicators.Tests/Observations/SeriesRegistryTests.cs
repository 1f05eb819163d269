using System.Globalization;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Tests.Observations;

/// <summary>What inventing names costs, and whom.</summary>
public sealed class SeriesRegistryTests
{
    private readonly SeriesRegistry _registry = new();
    private string? _refusal;

    [Fact]
    public void A_series_is_one_instance_however_often_it_is_asked_for() =>
        Assert.Same(Find("air", "a", "pm25", 1), Find("air", "a", "pm25", 1));

    [Fact]
    public void One_device_more_than_a_feed_may_have_is_refused_and_those_it_has_go_on()
    {
        Assert.NotNull(Find("air", "a", "pm25", 2));
        Assert.NotNull(Find("air", "b", "pm25", 2));
        Assert.Null(Find("air", "c", "pm25", 2));
        Assert.Equal("feed 'air' has its limit of 2 devices; raise its device-limit in the catalogue if 'c' is real", _refusal);
        Assert.NotNull(Find("air", "b", "pm10", 2));
        Assert.Equal(2, _registry.DevicesOf("air"));
    }

    [Fact]
    public void Invented_feeds_take_no_listed_feeds_place()
    {
        foreach (var i in Enumerable.Range(0, SeriesRegistry.FeedLimit))
        {
            Assert.NotNull(Find(Name("feed", i), "a", "m", null));
        }

        Assert.Null(Find("feed-too-many", "a", "m", null));
        Assert.Contains("list it in the catalogue", _refusal, StringComparison.Ordinal);
        Assert.NotNull(Find("air", "a", "pm25", 300));
    }

    [Fact]
    public void Invented_series_have_a_limit_over_all_feeds_that_listed_feeds_do_not_have()
    {
        var feeds = SeriesRegistry.SeriesLimit / SeriesRegistry.UnlistedDeviceLimit;
        for (var i = 0; i < SeriesRegistry.SeriesLimit; i++)
        {
            Find(Name("feed", i % feeds), Name("d", i / feeds), "m", null);
        }

        Assert.Equal(SeriesRegistry.UnlistedDeviceLimit, _registry.DevicesOf("feed-0"));
        Assert.Null(Find("feed-0", "d-0", "other", null));
        Assert.Contains($"{SeriesRegistry.SeriesLimit} series", _refusal, StringComparison.Ordinal);
        Assert.NotNull(Find("air", "a", "pm25", 300));
        Assert.NotNull(Find("feed-0", "d-0", "m", null));
    }

    private Series? Find(string feed, string device, string measure, int? listedLimit) =>
        _registry.Find(new Measurement("di-an", feed, device, measure, null, 1, 0), listedLimit, out _refusal);

    private static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");
}
