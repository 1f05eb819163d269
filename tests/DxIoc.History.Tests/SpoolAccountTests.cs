using CsCheck;
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

    [Fact]
    public void Rows_that_leave_before_they_are_counted_never_make_it_wait_for_less_than_nothing()
    {
        var account = new SpoolAccount(new SpoolOptions(), _time);
        // A row may be read and sent between its commit and its entry here.
        account.Remove(10, 5, null);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((0, 0, TimeSpan.Zero, 0), (account.State.Points, account.State.Bytes, account.State.Age, account.Watch().Points));

        account.Add(10, 5, 1, 1);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((0, 0, TimeSpan.Zero), (account.State.Points, account.State.Bytes, account.State.Age));

        account.Add(10, 5, 2, 2);
        Assert.Equal((5, 10, TimeSpan.Zero), (account.State.Points, account.State.Bytes, account.State.Age));
    }

    [Fact]
    public void In_whatever_order_rows_come_and_leave_nothing_waits_longer_than_its_oldest_row() =>
        Gen.Int[0, 3].Array[1, 60].Sample(steps =>
        {
            var time = new FakeTimeProvider(Some.Start.ToDateTimeOffset());
            var account = new SpoolAccount(new SpoolOptions(), time);
            var written = new List<long>();
            var (counted, shipped) = (0, 0);
            (int Row, long? Oldest)? seen = null;
            foreach (var step in steps)
            {
                time.Advance(TimeSpan.FromSeconds(1));
                switch (step)
                {
                    case 0:
                        written.Add(Instant.Now(time).Micros);
                        break;
                    case 1 when counted < written.Count:
                        account.Add(10, 5, ++counted, counted);
                        break;
                    case 2 when seen is null && shipped < written.Count:
                        seen = (shipped + 1, shipped + 1 < written.Count ? written[shipped + 1] : null);
                        break;
                    case 3 when seen is { } sent:
                        account.Remove(10, 5, sent.Oldest);
                        (shipped, seen) = (sent.Row, null);
                        break;
                }

                var waits = Math.Max(counted - shipped, 0);
                var longest = waits == 0 ? 0 : Instant.Now(time).Micros - written[shipped];
                Assert.Equal((waits * 5, waits * 10), (account.State.Points, account.State.Bytes));
                Assert.InRange(account.State.Age.TotalMicroseconds, 0, longest);
            }
        });
}
