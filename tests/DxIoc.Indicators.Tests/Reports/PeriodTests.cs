using DxIoc.Indicators.Reports;

namespace DxIoc.Indicators.Tests.Reports;

/// <summary>Periods as documents write them, and where they end.</summary>
public sealed class PeriodTests
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    [Theory]
    [InlineData("2022", "2022", "2022-12-31T16:59:59Z")]
    [InlineData("nam 2022", "2022", "2022-12-31T16:59:59Z")]
    [InlineData("2022-Q1", "2022-Q1", "2022-03-31T16:59:59Z")]
    [InlineData("quy iv/2021", "2021-Q4", "2021-12-31T16:59:59Z")]
    [InlineData("q3/2022", "2022-Q3", "2022-09-30T16:59:59Z")]
    [InlineData("2024-02", "2024-02", "2024-02-29T16:59:59Z")]
    [InlineData("thang 3/2022", "2022-03", "2022-03-31T16:59:59Z")]
    [InlineData("3/2022", "2022-03", "2022-03-31T16:59:59Z")]
    [InlineData("2022-03-31", "2022-03-31", "2022-03-31T16:59:59Z")]
    [InlineData("04/03/2022", "2022-03-04", "2022-03-04T16:59:59Z")]
    public void A_period_is_read_and_ends_with_its_last_civil_day(string text, string written, string end)
    {
        Assert.True(Period.TryParse(text, out var period));
        Assert.Equal((written, DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture)), (period.ToString(), period.End(Vietnam).ToDateTimeOffset()));
        Assert.True(Period.TryParse(period.ToString(), out var again) && again == period);
    }

    [Theory]
    [InlineData("")]
    [InlineData("22")]
    [InlineData("1889")]
    [InlineData("2022-Q5")]
    [InlineData("2022-13")]
    [InlineData("2022-02-30")]
    [InlineData("13/2022")]
    [InlineData("03/31/2022")]
    [InlineData("quy v/2022")]
    [InlineData("2022-Q1 va Q2")]
    public void What_is_no_period_is_not_read(string text) => Assert.False(Period.TryParse(text, out _));
}
