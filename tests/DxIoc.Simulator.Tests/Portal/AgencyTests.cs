using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Tests.Portal;

/// <summary>The agencies' dossiers add up, begin anew at midnight, and are as many as a province of this size has.</summary>
public sealed class AgencyTests
{
    private static readonly Noise Noise = Some.Model().Noise;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    public void A_day_has_three_to_six_thousand_dossiers(int days)
    {
        var end = Some.Midnight.AddDays(days + 1).AddSeconds(-1);

        Assert.InRange(Agency.All.Sum(a => a.At(end, Noise).Received), 3_000, 6_000);
        Assert.Equal(0, Agency.All.Sum(a => a.At(Some.Midnight.AddDays(days), Noise).Received));
    }

    [Fact]
    public void What_is_counted_since_midnight_only_grows()
    {
        string[] sinceMidnight = ["received-today", "online-today", "resolved-today", "on-time-today", "payments-today", "paid-online-today", "digitised-today", "ratings-today", "satisfied-today"];
        var day = Some.Every(TimeSpan.FromMinutes(7), Some.Midnight, TimeSpan.FromDays(1)).ToList();
        foreach (var agency in Agency.All)
        {
            foreach (var measure in sinceMidnight)
            {
                var values = day.ConvertAll(t => agency.At(t, Noise).Measures.Single(m => m.Measure == measure).Value);
                Assert.Equal(values.Order(), values);
            }
        }
    }

    [Fact]
    public void States_add_up_to_what_is_resolved_and_in_progress_and_none_is_negative() => Assert.All(
        Agency.All.SelectMany(a => Some.Every(TimeSpan.FromMinutes(11), Some.Midnight, TimeSpan.FromDays(1)).Select(t => a.At(t, Noise))),
        c =>
        {
            Assert.Equal(c.Resolved, c.State(7) + c.State(9) + c.State(10));
            Assert.Equal(c.InTime + c.Overdue, c.State(2) + c.State(4));
            Assert.All([.. c.States, .. c.Channels, c.Early, c.Exact, c.Late, c.Overdue], n => Assert.True(n >= 0));
        });

    [Fact]
    public void Every_district_has_agencies_with_codes_of_their_own()
    {
        Assert.Equal(District.All.Select(d => d.Area).Order(StringComparer.Ordinal), Agency.All.Select(a => a.Area).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Agency.All.Count, Agency.All.Select(a => a.Code).Distinct().Count());
        Assert.All(Agency.All, a => Assert.Matches("^000\\.\\d\\d\\.7[12]\\d\\.H09$", a.Code));
    }
}
