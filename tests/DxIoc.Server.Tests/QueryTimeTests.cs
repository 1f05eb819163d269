using DxIoc.Indicators.Observations;
using DxIoc.Server.Api;

namespace DxIoc.Server.Tests;

public sealed class QueryTimeTests
{
    private static readonly Instant Plan = Instant.From(new DateTimeOffset(2022, 4, 26, 8, 0, 0, TimeSpan.FromHours(7)));

    [Theory]
    [InlineData("2022-04-26T08:00:00+07:00")]
    [InlineData("2022-04-26T08:00:00 07:00")]
    [InlineData("2022-04-26T01:00:00Z")]
    public void A_time_has_an_offset_and_an_unescaped_plus_is_understood(string text)
    {
        Assert.True(QueryTime.TryParse(text, out var time));
        Assert.Equal(Plan, time);
    }

    [Theory]
    [InlineData("2022-04-26T08:00:00")]
    [InlineData("2022-04-26")]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData("9999-01-01T00:00:00Z")]
    public void What_is_no_instant_is_refused(string text) => Assert.False(QueryTime.TryParse(text, out _));

    [Theory]
    [InlineData("60", 60)]
    [InlineData("5m", 300)]
    [InlineData("1h", 3_600)]
    [InlineData("1d", 86_400)]
    [InlineData("120s", 120)]
    public void A_step_is_seconds_or_has_a_unit(string text, int seconds)
    {
        Assert.True(QueryTime.TryParseStep(text, out var step));
        Assert.Equal(TimeSpan.FromSeconds(seconds), step);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("90")]
    [InlineData("-60")]
    [InlineData("1w")]
    [InlineData("99999999999999999999")]
    public void A_step_that_is_no_whole_minutes_is_refused(string text) => Assert.False(QueryTime.TryParseStep(text, out _));
}
