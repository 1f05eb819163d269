using System.Globalization;
using CsCheck;
using DxIoc.Indicators.Observations;
using DxIoc.Server.Api;

namespace DxIoc.Server.Tests.Api;

public sealed class StretchTests
{
    private static readonly Instant Now = Past.Start;

    [Fact]
    public void A_chart_gets_at_most_a_step_a_pixel_and_never_more_than_2000() =>
        Gen.Select(Gen.Long[1, 20L * 366 * 24 * 60], Gen.Long[0, 59_999_999], Gen.Int[200, 8_000]).Sample(x =>
        {
            var (minutes, offset, width) = x;
            var from = new Instant(Now.Micros - (minutes * 60_000_000) - offset);
            var stretch = Read(new StretchQuery(from.Iso(), Now.Iso(), null, width.ToString(CultureInfo.InvariantCulture)));
            return stretch is not null && stretch.Count <= Math.Max(Math.Min(width, 2_000), 250) && stretch.Count >= 1;
        });

    [Theory]
    [InlineData(24, null, 60)]
    [InlineData(24, "800", 120)]
    [InlineData(24, "100", 900)]
    [InlineData(7 * 24, null, 600)]
    [InlineData(30 * 24, null, 1_800)]
    [InlineData(365 * 24, null, 21_600)]
    public void The_step_is_the_finest_that_fits(int hours, string? width, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds),
        Read(new StretchQuery((Now - TimeSpan.FromHours(hours)).Iso(), Now.Iso(), null, width))!.Step);

    [Fact]
    public void By_default_it_is_the_last_24_hours()
    {
        var stretch = Read(default)!;

        Assert.Equal((Now - TimeSpan.FromHours(24), Now), (stretch.From, stretch.To));
    }

    [Theory]
    [InlineData("yesterday", null, null, null)]
    [InlineData(null, "2022-04-26", null, null)]
    [InlineData("2022-04-26T02:00:00Z", "2022-04-26T02:00:00Z", null, null)]
    [InlineData(null, null, "90", null)]
    [InlineData("2022-04-01T00:00:00Z", null, "1m", null)]
    [InlineData(null, null, null, "0")]
    [InlineData(null, null, null, "1,5")]
    public void What_cannot_be_used_is_refused(string? from, string? to, string? step, string? width)
    {
        Assert.Null(Stretch.Read(new StretchQuery(from, to, step, width), Now, 10_000, out var problem));
        Assert.NotNull(problem);
    }

    private static Stretch? Read(StretchQuery query) => Stretch.Read(query, Now, 10_000, out _);
}
