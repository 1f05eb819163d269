using CsCheck;
using DxIoc.History.Influx;

namespace DxIoc.History.Tests;

public sealed class KnownTimesTests
{
    [Fact]
    public void Where_it_can_tell_it_is_right_whatever_the_order_and_it_can_always_tell_of_the_newest_128() =>
        Gen.Select(Gen.Long[0, 600].Array[0, 2_000], Gen.Int[1, 500]).Sample((times, together) =>
        {
            var known = KnownTimes.OfNewSeries();
            var all = new SortedSet<long>();
            foreach (var (at, time) in times.Index())
            {
                if (at % together == 0)
                {
                    known.Trim();
                }

                var near = all.Count < 128 || time >= all.Reverse().ElementAt(127);
                if (known.CanTell(time))
                {
                    Assert.Equal(all.Add(time), known.Add(time));
                }
                else
                {
                    Assert.False(near, $"{time} is among the newest");
                    all.Add(time);
                }
            }
        });

    [Fact]
    public void What_is_taken_back_was_never_there()
    {
        var known = new KnownTimes(100);
        Assert.True(known.Add(101));
        Assert.True(known.Add(103));
        Assert.True(known.Add(102));
        known.Remove(103);
        known.Remove(102);

        Assert.False(known.CanTell(100));
        Assert.False(known.Add(101));
        Assert.True(known.Add(102));
        Assert.True(known.Add(103));
    }

    [Fact]
    public void Within_a_transaction_what_it_can_tell_of_stays_so_however_many_times_come()
    {
        var memory = new SeriesMemory();
        var times = memory.Add(Some.Observation().Series).Times;
        for (var i = 2_000; i > 0; i--)
        {
            Assert.True(times.CanTell(i));
            Assert.True(memory.Add(times, i));
        }

        Assert.False(memory.Add(times, 1));
        memory.Keep();

        Assert.False(times.CanTell(2_000 - 128));
        Assert.False(memory.Add(times, 2_000 - 127));
    }

    [Fact]
    public void A_transaction_that_was_rolled_back_moved_nothing_out_of_reach()
    {
        var memory = new SeriesMemory();
        var times = memory.Add(Some.Observation().Series).Times;
        memory.Add(times, 7);
        memory.Keep();
        Assert.All(Enumerable.Range(100, 1_000), i => memory.Add(times, i));
        memory.Forget();

        Assert.True(times.CanTell(1));
        Assert.False(memory.Add(times, 7));
        Assert.True(memory.Add(times, 100));
    }

    [Fact]
    public void A_lines_tags_are_read_back_also_where_they_are_odd()
    {
        var line = "raw,area=a\\ b,device=x\\,y\\=z,feed=\\,measure=pm25 value=1,arrived=2i 3"u8;
        var plain = Lines.Tags("raw,area=di-an,device=c.1,feed=air,measure=pm25 value=1,arrived=2i 3"u8);

        Assert.Equal("x,y=z", Lines.Tags(line)["device"]);
        Assert.Equal("a b", Lines.Tags(line)["area"]);
        Assert.Equal(["di-an", "c.1", "air", "pm25"], new[] { "area", "device", "feed", "measure" }.Select(t => plain[t]));
    }

    [Fact]
    public void Waiting_doubles_up_to_ten_seconds_with_a_random_half_and_begins_anew_after_a_success()
    {
        var backoff = new Backoff();
        var longest = Enumerable.Range(0, 10).Select(_ => backoff.Next(1).TotalSeconds).ToList();
        backoff.Reset();

        Assert.Equal([0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 10, 10, 10], longest);
        Assert.Equal(0.05, backoff.Next(0).TotalSeconds);
    }
}
