using DxIoc.Wall.Tiles.Trends;

namespace DxIoc.Wall.Tests.Tiles;

/// <summary>The marks beside a chart: no two say the same.</summary>
public sealed class TrendScaleTests
{
    [Theory]
    [InlineData(16_440, 16_620, "16.400 16.500 16.600")]
    [InlineData(3_000, 61_000, "0 20 N 40 N 60 N 80 N")]
    [InlineData(1_100_000, 1_180_000, null)]
    [InlineData(0.2, 3.4, null)]
    public void Marks_differ_from_each_other(double low, double high, string? marks)
    {
        var scale = TrendScale.Of(Some.Moment, Some.Moment.AddHours(24), [low, high]);

        var texts = scale.ValueMarks(1, Some.Vietnamese).Select(m => m.Text).ToList();

        Assert.Equal(texts.Distinct(), texts);
        Assert.InRange(texts.Count, 3, 7);
        if (marks is not null)
        {
            Assert.Equal(marks, string.Join(' ', texts));
        }
    }
}
