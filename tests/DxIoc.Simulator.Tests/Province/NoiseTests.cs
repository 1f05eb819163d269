using CsCheck;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Tests.Province;

/// <summary>Repeatable chance.</summary>
public sealed class NoiseTests
{
    private static readonly Gen<DateTimeOffset> AnyTime = Gen.Long[0, 40_000_000_000].Select(DateTimeOffset.FromUnixTimeMilliseconds)
        .Select(t => t.AddYears(50));

    [Fact]
    public void A_draw_depends_on_seed_name_and_number_alone() =>
        Gen.Select(Gen.Int, Gen.String, Gen.Long).Sample((seed, name, number) =>
            new Noise(seed).Uniform(name, number) == new Noise(seed).Uniform(name, number));

    [Fact]
    public void Even_draws_lie_from_zero_to_below_one() =>
        Gen.Select(Gen.Int, Gen.String, Gen.Long).Sample((seed, name, number) => new Noise(seed).Uniform(name, number) is >= 0 and < 1);

    [Fact]
    public void Smooth_draws_lie_within_one_of_zero_and_move_little_in_little_time() =>
        Gen.Select(Gen.Int, AnyTime).Sample((seed, time) =>
        {
            var noise = new Noise(seed);
            var hour = TimeSpan.FromHours(1);
            var now = noise.Smooth("x", time, hour);
            var next = noise.Smooth("x", time.AddSeconds(1), hour);
            // The steepest slope of the ease is 1.5 a span, over a way of at most 2.
            return now is >= -1 and <= 1 && Math.Abs(next - now) <= (3.0 / 3_600) + 1e-9;
        });

    [Fact]
    public void Even_draws_are_even()
    {
        var noise = new Noise(Some.Seed);
        var tenths = Enumerable.Range(0, 100_000).GroupBy(i => (int)(noise.Uniform("even", i) * 10)).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(10, tenths.Count);
        Assert.All(tenths.Values, n => Assert.InRange(n, 9_600, 10_400));
    }

    [Fact]
    public void Events_are_as_many_as_expected_in_the_long_run()
    {
        var noise = new Noise(Some.Seed);
        var mean = Some.Every(TimeSpan.FromSeconds(20), Some.Midnight, TimeSpan.FromDays(4)).Average(t => noise.Events("e", t, 0.3));
        Assert.InRange(mean, 0.27, 0.33);
    }
}
