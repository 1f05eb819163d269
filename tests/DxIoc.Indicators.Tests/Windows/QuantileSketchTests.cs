using CsCheck;
using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Tests.Windows;

public sealed class QuantileSketchTests
{
    [Fact]
    public void Every_quantile_is_within_one_percent_over_any_values() =>
        Gen.Select(Gen.Double[-12, 12].Select(Gen.Int[-1, 1]).Select(x => x.Item2 * Math.Pow(10, x.Item1)).Array[1, 80], Gen.Int[1, 100]).Sample(
            (values, percent) =>
            {
                var sketch = new QuantileSketch();
                foreach (var value in values)
                {
                    sketch.Add(value);
                }

                var exact = values.Order().ElementAt((((percent * values.Length) + 99) / 100) - 1);
                var got = sketch.Quantile(percent / 100.0)!.Value;
                Assert.True(Math.Abs(got - exact) <= (0.01 * Math.Abs(exact)) + 1e-9, FormattableString.Invariant($"p{percent}: {exact:R} but {got:R}"));
            },
            iter: 2_000);

    [Fact]
    public void The_seventh_percentile_of_a_hundred_is_the_seventh()
    {
        var sketch = new QuantileSketch();
        for (var i = 1; i <= 100; i++)
        {
            sketch.Add(i);
        }

        Assert.InRange(sketch.Quantile(0.07)!.Value, 6.93, 7.07);
    }

    [Fact]
    public void Huge_and_tiny_values_are_bounded()
    {
        var sketch = new QuantileSketch();
        foreach (var value in new[] { double.MaxValue, -double.MaxValue, double.Epsilon })
        {
            sketch.Add(value);
        }

        Assert.Equal(-1e12, sketch.Quantile(0)!.Value, 1e10);
        Assert.Equal(0, sketch.Quantile(0.5));
        Assert.Equal(1e12, sketch.Quantile(1)!.Value, 1e10);
        Assert.Null(new QuantileSketch().Quantile(0.5));
    }
}
