using DxIoc.History.Influx;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.History.Tests;

public sealed class SpoolAccountTests
{
    private readonly FakeTimeProvider _time = new(Some.Start.ToDateTimeOffset());

    [Fact]
    public void The_share_is_that_of_the_nearer_limit_and_warns_from_80_percent_on()
    {
        var account = new SpoolAccount(new SpoolOptions { SizeLimitMiB = 1, Hours = 10 }, _time);
        account.Add(1 << 19, 100, 1, 1);
        Assert.Equal((0.5, false), (account.State.Share, account.State.Warning));

        _time.Advance(TimeSpan.FromHours(8));

        Assert.Equal((0.8, true, TimeSpan.FromHours(8)), (account.State.Share, account.State.Warning, account.State.Age));
    }

    [Fact]
    public void What_came_while_the_last_rows_left_is_young()
    {
        var account = new SpoolAccount(new SpoolOptions(), _time);
        account.Add(10, 5, 1, 1);
        _time.Advance(TimeSpan.FromMinutes(1));
        // The shipper looked and saw no row after its own; then one came, before the shipper's left the account.
        account.Add(10, 5, 2, 2);
        account.Remove(10, 5, null);

        Assert.Equal((5, TimeSpan.Zero), (account.State.Points, account.State.Age));
    }

    [Fact]
    public void The_age_is_that_of_the_oldest_left_and_none_where_nothing_waits()
    {
        var account = new SpoolAccount(new SpoolOptions(), _time);
        account.Load(20, 10, Instant.Now(_time).Micros, 7, 3, 6);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((TimeSpan.FromMinutes(1), (7L, 3L), 6L), (account.State.Age, account.Last, account.First));

        account.Remove(10, 5, Instant.Now(_time).Micros);
        Assert.Equal(TimeSpan.Zero, account.State.Age);
        account.Remove(10, 5, null);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((0, TimeSpan.Zero, 0), (account.State.Points, account.State.Age, account.State.Share));
    }
}
