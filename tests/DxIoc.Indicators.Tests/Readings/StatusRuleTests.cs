using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Readings;

namespace DxIoc.Indicators.Tests.Readings;

public sealed class StatusRuleTests
{
    private static readonly ThresholdRule High = new(true, 80, 100, 5);
    private static readonly ThresholdRule Low = new(false, 20, 10, 2);

    [Theory]
    [InlineData(ReadingStatus.Unknown, 79.9, ReadingStatus.Normal)]
    [InlineData(ReadingStatus.Unknown, 80, ReadingStatus.Warning)]
    [InlineData(ReadingStatus.Normal, 99.9, ReadingStatus.Warning)]
    [InlineData(ReadingStatus.Normal, 100, ReadingStatus.Critical)]
    [InlineData(ReadingStatus.Critical, 95.1, ReadingStatus.Critical)]
    [InlineData(ReadingStatus.Critical, 95, ReadingStatus.Warning)]
    [InlineData(ReadingStatus.Critical, 76, ReadingStatus.Warning)]
    [InlineData(ReadingStatus.Critical, 75, ReadingStatus.Normal)]
    [InlineData(ReadingStatus.Warning, 75.1, ReadingStatus.Warning)]
    [InlineData(ReadingStatus.Warning, 75, ReadingStatus.Normal)]
    [InlineData(ReadingStatus.Normal, 79, ReadingStatus.Normal)]
    public void High_is_bad(ReadingStatus before, double value, ReadingStatus after) =>
        Assert.Equal(after, StatusRule.Next(before, value, High));

    [Theory]
    [InlineData(ReadingStatus.Normal, 20, ReadingStatus.Warning)]
    [InlineData(ReadingStatus.Normal, 10, ReadingStatus.Critical)]
    [InlineData(ReadingStatus.Critical, 11.9, ReadingStatus.Critical)]
    [InlineData(ReadingStatus.Critical, 12, ReadingStatus.Warning)]
    [InlineData(ReadingStatus.Warning, 21.9, ReadingStatus.Warning)]
    [InlineData(ReadingStatus.Warning, 22, ReadingStatus.Normal)]
    public void Low_is_bad(ReadingStatus before, double value, ReadingStatus after) =>
        Assert.Equal(after, StatusRule.Next(before, value, Low));

    [Fact]
    public void Without_limits_everything_is_normal() =>
        Assert.Equal(ReadingStatus.Normal, StatusRule.Next(ReadingStatus.Critical, 1e9, null));

    [Fact]
    public void With_one_limit_only_the_other_status_does_not_exist() =>
        Assert.Equal(ReadingStatus.Critical, StatusRule.Next(ReadingStatus.Normal, 200, new ThresholdRule(true, null, 100, 0)));

    [Theory]
    [InlineData(">=", 80, 40, 0.5)]
    [InlineData(">=", 80, 100, 1.25)]
    [InlineData(">", 80, 80, 1)]
    [InlineData(">=", 80, -5, 0)]
    [InlineData("<=", 10, 10, 1)]
    [InlineData("<=", 10, 0, 1)]
    [InlineData("<=", 10, 20, 0.5)]
    [InlineData("<=", 0, 20, 0)]
    [InlineData("<=", -1, -0.5, 1)]
    [InlineData("=", 10, 10, 1)]
    [InlineData("=", 10, 20, 0.5)]
    [InlineData("=", 10, 5, 0.5)]
    [InlineData("=", 10, -5, 0)]
    public void Attainment_of_a_target(string comparison, double target, double value, double attainment) =>
        Assert.Equal(attainment, AttainmentRule.Of(value, new TargetRule(comparison, target, "")));

    [Fact]
    public void No_target_no_attainment() => Assert.Null(AttainmentRule.Of(1, null));
}
