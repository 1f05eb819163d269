using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tests.Texts;

/// <summary>Numbers, ages and times in both languages, and what machines read in none.</summary>
public sealed class FiguresTests
{
    [Theory]
    [InlineData(1234567.891, 2, "1.234.567,89", "1,234,567.89")]
    [InlineData(0, 0, "0", "0")]
    [InlineData(-5.26, 1, "-5,3", "-5.3")]
    [InlineData(999.5, 0, "1.000", "1,000")]
    public void A_number_has_the_marks_of_its_language(double value, int decimals, string vi, string en)
    {
        Assert.Equal(vi, Figures.Number(value, decimals, Some.Vietnamese));
        Assert.Equal(en, Figures.Number(value, decimals, Some.English));
    }

    [Theory]
    [InlineData(-0.04, 1, "0,0", "0.0")]
    [InlineData(-0.06, 1, "-0,1", "-0.1")]
    [InlineData(-0.4, 0, "0", "0")]
    [InlineData(-0.0, 2, "0,00", "0.00")]
    public void What_rounds_to_zero_has_no_sign(double value, int decimals, string vi, string en)
    {
        Assert.Equal((vi, en), (Figures.Number(value, decimals, Some.Vietnamese), Figures.Number(value, decimals, Some.English)));
        Assert.Equal(vi, Figures.Compact(value, decimals, Some.Vietnamese).PadRight(vi.Length, '0'));
        Assert.Equal("0", Figures.AsItIs(value / 1_000, Some.Vietnamese));
    }

    [Fact]
    public void A_count_has_the_marks_of_its_language()
    {
        Assert.Equal("12.345.678", Figures.Whole(12_345_678, Some.Vietnamese));
        Assert.Equal("12,345,678", Figures.Whole(12_345_678, Some.English));
    }

    [Theory]
    [InlineData(-3, "vừa xong", "just now")]
    [InlineData(0.9, "vừa xong", "just now")]
    [InlineData(1, "1 giây trước", "1 s ago")]
    [InlineData(119.9, "119 giây trước", "119 s ago")]
    [InlineData(120, "2 phút trước", "2 min ago")]
    [InlineData(7_199, "119 phút trước", "119 min ago")]
    [InlineData(7_200, "2 giờ trước", "2 h ago")]
    [InlineData(172_799, "47 giờ trước", "47 h ago")]
    [InlineData(172_800, "2 ngày trước", "2 d ago")]
    public void An_age_is_told_in_the_unit_that_fits(double seconds, string vi, string en)
    {
        Assert.Equal(vi, Figures.Ago(TimeSpan.FromSeconds(seconds), Some.Vietnamese));
        Assert.Equal(en, Figures.Ago(TimeSpan.FromSeconds(seconds), Some.English));
    }

    [Theory]
    [InlineData(99.9, "99 s", "99 s")]
    [InlineData(100, "1 ph", "1 min")]
    [InlineData(5_999, "99 ph", "99 min")]
    [InlineData(6_000, "1 giờ", "1 h")]
    [InlineData(172_799, "47 giờ", "47 h")]
    [InlineData(172_800, "2 ngày", "2 d")]
    public void An_age_is_short_where_there_is_little_room(double seconds, string vi, string en)
    {
        Assert.Equal(vi, Figures.Brief(TimeSpan.FromSeconds(seconds), Some.Vietnamese));
        Assert.Equal(en, Figures.Brief(TimeSpan.FromSeconds(seconds), Some.English));
    }

    [Theory]
    [InlineData(90, "90 s", "90 s")]
    [InlineData(600, "10 phút", "10 min")]
    [InlineData(5_400, "90 phút", "90 min")]
    [InlineData(9_000, "2,5 giờ", "2.5 h")]
    public void A_duration_is_told_in_the_unit_that_fits(double seconds, string vi, string en)
    {
        Assert.Equal(vi, Figures.Duration(seconds, Some.Vietnamese));
        Assert.Equal(en, Figures.Duration(seconds, Some.English));
    }

    [Fact]
    public void The_clock_is_Vietnams_whatever_the_screens_zone()
    {
        var lateEvening = new DateTimeOffset(2026, 11, 23, 17, 30, 5, TimeSpan.Zero);

        Assert.Equal("00:30:05", Figures.Clock(lateEvening));
        Assert.Equal("Thứ Ba, 24/11/2026", Figures.Date(lateEvening, Some.Vietnamese));
        Assert.Equal("Tuesday, 24 November 2026", Figures.Date(lateEvening, Some.English));
    }

    [Fact]
    public void What_machines_read_is_invariant()
    {
        using var culture = new UnderCulture("vi-VN");

        Assert.Equal("1234.5", Figures.Machine(1234.5));
        Assert.Equal("0.1", Figures.Machine(0.1));
        Assert.Equal("1234.50", Figures.Machine(1234.5, 2));
    }
}
