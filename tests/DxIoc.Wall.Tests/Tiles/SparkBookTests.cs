using DxIoc.Contracts.History;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Tests.Tiles;

/// <summary>How the live value joins a sparkline, and how the line moves.</summary>
public sealed class SparkBookTests
{
    private static SparkBook Book(params double?[] values)
    {
        var book = new SparkBook();
        book.Load([new Sparkline("pm25", Some.Moment, 300, values)]);
        return book;
    }

    [Fact]
    public void An_indicator_without_history_has_no_line() => Assert.Equal("", Book(1, 2).Path("noise", 5, Some.Moment));

    [Fact]
    public void The_live_value_replaces_the_running_step() =>
        Assert.Equal(SparkPath.Of([1, 2, 9]), Book(1, 2, 3).Path("pm25", 9, Some.Moment.AddSeconds(600)));

    [Fact]
    public void A_new_step_moves_the_line_to_the_left() =>
        Assert.Equal(SparkPath.Of([2, 3, 9]), Book(1, 2, 3).Path("pm25", 9, Some.Moment.AddSeconds(900)));

    [Fact]
    public void Steps_without_a_value_are_gaps()
    {
        var book = Book(1, 2, 3, 4);

        Assert.Equal(SparkPath.Of([2, 3, 4, null]), book.Path("pm25", null, Some.Moment.AddSeconds(1_200)));
        Assert.Equal(SparkPath.Of([4, null, null, 9]), book.Path("pm25", 9, Some.Moment.AddSeconds(1_800)));
    }

    [Fact]
    public void Nothing_is_left_after_a_long_silence() =>
        Assert.Equal("", Book(1, 2, 3).Path("pm25", null, Some.Moment.AddDays(400)));

    [Fact]
    public void A_clock_before_the_first_step_changes_nothing() =>
        Assert.Equal(SparkPath.Of([1, 2, 3]), Book(1, 2, 3).Path("pm25", 9, Some.Moment.AddHours(-1)));

    [Fact]
    public void A_week_of_steps_does_not_make_the_line_longer()
    {
        var book = Book(new double?[72]);
        var path = "";
        for (var step = 0; step < 2_016; step++)
        {
            path = book.Path("pm25", step % 7, Some.Moment.AddSeconds(300 * step));
        }

        Assert.Equal(72, path.Count(c => c is 'M' or 'L'));
    }

    [Fact]
    public void Loading_again_replaces_the_line()
    {
        var book = Book(1, 2, 3);
        book.Load([new Sparkline("pm25", Some.Moment, 300, [5, 6, 7])]);

        Assert.Equal(SparkPath.Of([5, 6, 7]), book.Path("pm25", null, Some.Moment));
    }
}
