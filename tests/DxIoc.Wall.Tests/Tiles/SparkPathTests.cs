using CsCheck;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Tests.Tiles;

/// <summary>The sparkline's path, exactly, and what holds for every one.</summary>
public sealed class SparkPathTests
{
    [Fact]
    public void Values_run_from_left_to_right_and_the_largest_is_on_top() =>
        Assert.Equal("M0.0 22.0L50.0 2.0L100.0 12.0", SparkPath.Of([0, 10, 5]));

    [Fact]
    public void A_gap_stays_a_gap() =>
        Assert.Equal("M0.0 22.0M100.0 2.0", SparkPath.Of([1, null, 2]));

    [Fact]
    public void A_level_line_stands_in_the_middle() =>
        Assert.Equal("M0.0 12.0L100.0 12.0", SparkPath.Of([7, 7]));

    [Fact]
    public void Less_than_two_values_draw_nothing()
    {
        Assert.Equal("", SparkPath.Of([]));
        Assert.Equal("", SparkPath.Of([null, 5, null]));
    }

    [Fact]
    public void Every_path_stays_in_its_box_and_begins_anew_after_each_gap_in_any_culture()
    {
        Gen.Double[-1e6, 1e6].Nullable().Array[2, 80].Sample(values =>
        {
            using var culture = new UnderCulture("vi-VN");
            var path = SparkPath.Of(values);
            if (values.Count(v => v is not null) < 2)
            {
                return path.Length == 0;
            }

            var starts = values.Where((v, i) => v is not null && (i == 0 || values[i - 1] is null)).Count();
            var numbers = path.Split(['M', 'L', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            return path.Count(c => c == 'M') == starts
                && numbers.Count == 2 * values.Count(v => v is not null)
                && numbers.Where((_, i) => i % 2 == 0).All(x => x is >= 0 and <= 100)
                && numbers.Where((_, i) => i % 2 == 1).All(y => y is >= 2 and <= 22);
        }, iter: 2_000);
    }
}
