using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Tests.Windows;

/// <summary>Golden vectors of Quyết định 1459/QĐ-TCMT and the traps in it.</summary>
public sealed class VnAqiTests
{
    private static readonly WindowSpec HalfDay = new(TimeSpan.FromHours(12), TimeSpan.FromHours(1), false);
    private static readonly WindowSpec Day = new(TimeSpan.FromHours(24), TimeSpan.FromHours(1), true);

    /// <summary>The decision's example, 09:00 to 20:00.</summary>
    private static readonly double[] Example = [26.9, 24.7, 20.5, 23.5, 19.5, 16.5, 19.0, 16.5, 20.3, 22.4, 19.6, 20.6];

    [Fact]
    public void NowCast_of_the_decisions_example_is_20_point_27()
    {
        var nowCast = VnAqi.NowCast([.. Example.Reverse().Select(c => (double?)c)]);
        Assert.Equal(20.27, nowCast!.Value, 2);
        Assert.Equal(40.5, VnAqi.SubIndex(AqiPollutant.Pm25, nowCast.Value)!.Value, 1);
        Assert.Equal(41, VnAqi.Overall(VnAqi.SubIndex(AqiPollutant.Pm25, nowCast.Value), null, []));
    }

    // The decision prints 60 for NO2 = 118.7: its own table gives 59.35, which no usual rounding makes 60.
    [Theory]
    [InlineData(AqiPollutant.O3OneHour, 136.1, 42.53)]
    [InlineData(AqiPollutant.No2, 118.7, 59.35)]
    [InlineData(AqiPollutant.O3EightHours, 89.3, 44.65)]
    [InlineData(AqiPollutant.O3OneHour, 114.6, 35.81)]
    [InlineData(AqiPollutant.No2, 130.8, 65.40)]
    [InlineData(AqiPollutant.Pm25, 55.7, 109.50)]
    public void Sub_indices_of_the_decisions_examples(AqiPollutant pollutant, double concentration, double index) =>
        Assert.Equal(index, VnAqi.SubIndex(pollutant, concentration)!.Value, 2);

    [Fact]
    public void The_decisions_day_is_110() =>
        Assert.Equal(110, VnAqi.Overall(109.5, null, [44.65, 35.81, 65.4]));

    [Theory]
    [InlineData(AqiPollutant.Pm25, 25, 50)]
    [InlineData(AqiPollutant.Pm25, 25.05, 50.1)]
    [InlineData(AqiPollutant.Pm25, 50, 100)]
    [InlineData(AqiPollutant.Pm25, 500, 500)]
    [InlineData(AqiPollutant.Pm25, 900, 500)]
    [InlineData(AqiPollutant.Pm10, 150, 100)]
    [InlineData(AqiPollutant.Pm10, 385, 250)]
    [InlineData(AqiPollutant.So2, 2_630, 500)]
    [InlineData(AqiPollutant.Co, 10_000, 50)]
    [InlineData(AqiPollutant.Co, 20_000, 75)]
    [InlineData(AqiPollutant.O3OneHour, 1_000, 400)]
    [InlineData(AqiPollutant.O3EightHours, 400, 300)]
    [InlineData(AqiPollutant.So2, 0, 0)]
    public void The_table_has_no_gaps_at_its_edges(AqiPollutant pollutant, double concentration, double index) =>
        Assert.Equal(index, VnAqi.SubIndex(pollutant, concentration)!.Value, 9);

    [Fact]
    public void Nothing_is_below_zero_and_long_ozone_ends_at_400()
    {
        Assert.Null(VnAqi.SubIndex(AqiPollutant.Pm25, -1));
        Assert.Null(VnAqi.SubIndex(AqiPollutant.O3EightHours, 400.1));
    }

    // To the letter the decision's Σ (1/2)^i c_i gives 50.0: a missing hour would count as clean air.
    [Fact]
    public void A_missing_hour_is_not_clean_air()
    {
        double?[] hours = [80, null, 60, .. Enumerable.Repeat((double?)20, 9)];
        Assert.Equal(66.7, VnAqi.NowCast(hours)!.Value, 1);
    }

    [Fact]
    public void NowCast_needs_two_of_the_last_three_hours()
    {
        Assert.Null(VnAqi.NowCast([80, null, null, 20, 20, 20, 20, 20, 20, 20, 20, 20]));
        Assert.Equal(60, VnAqi.NowCast([null, 60, 60, null, null, null, null, null, null, null, null, null]));
        Assert.Equal(0, VnAqi.NowCast([0, 0, 0]));
    }

    [Fact]
    public void The_long_ozone_mean_needs_six_of_eight_hours()
    {
        Assert.Null(VnAqi.LargestLongOzone([1, 1, 1, 1, 1, null, null, null]));
        Assert.Equal(2, VnAqi.LargestLongOzone([2, 2, 2, 2, 2, 2, null, null]));
        Assert.Equal(3, VnAqi.LargestLongOzone([2, 2, 2, 2, 2, 2, 2, 2, 10]));
    }

    [Fact]
    public void Without_any_particulate_there_is_no_index()
    {
        Assert.Null(VnAqi.Overall(null, null, [300]));
        Assert.Equal(300, VnAqi.Overall(null, 10, [300]));
    }

    [Fact]
    public void The_window_gives_the_decisions_hour_and_the_worst_station()
    {
        var window = WindowFactory.Create(Some.Indicator(AggregateKind.VnAqiHour, HalfDay), Some.Zone);
        var first = Some.At("2026-03-02T02:00:00Z");
        for (var hour = 0; hour < 12; hour++)
        {
            // Two readings an hour: what counts is their mean.
            window.Add(1, 0, first + TimeSpan.FromHours(hour), Example[hour] - 5);
            window.Add(1, 0, first + TimeSpan.FromHours(hour + 0.9), Example[hour] + 5);
        }

        var last = first + TimeSpan.FromHours(11.9);
        Assert.Equal(new Evaluation(41, 24), window.Evaluate(last));

        window.Add(2, 3, last, 118.7);
        Assert.Equal(41, window.Evaluate(last).Value);

        window.Add(1, 3, last, 118.7);
        Assert.Equal(59, window.Evaluate(last).Value);

        window.Add(2, 1, last, 50);
        Assert.Equal(59, window.Evaluate(last).Value);
        window.Add(2, 1, last - TimeSpan.FromHours(1), 150);
        window.Add(2, 5, last, 300);
        Assert.Equal(150, window.Evaluate(last).Value);
    }

    [Fact]
    public void A_day_begins_at_midnight_in_the_province_but_its_first_long_ozone_before()
    {
        var window = WindowFactory.Create(Some.Indicator(AggregateKind.VnAqiDay, Day), Some.Zone);
        var midnight = Some.At("2026-03-01T17:00:00Z");
        for (var hour = 1; hour <= 7; hour++)
        {
            window.Add(1, 5, midnight - TimeSpan.FromHours(hour), 120);
            window.Add(1, 0, midnight - TimeSpan.FromHours(hour), 400);
        }

        window.Add(1, 0, midnight + Some.Minutes(5), 10);
        Assert.Equal(new Evaluation(100, 1), window.Evaluate(midnight + Some.Minutes(5)));
        Assert.Equal(new Evaluation(433, 14), window.Evaluate(midnight - Some.Minutes(1)));
    }
}
