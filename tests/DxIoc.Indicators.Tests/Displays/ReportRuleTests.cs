using DxIoc.Contracts.Displays;
using DxIoc.Indicators.Displays;

namespace DxIoc.Indicators.Tests.Displays;

/// <summary>What a screen may say of itself.</summary>
public sealed class ReportRuleTests
{
    private static readonly DisplayReport Good = new() { Scene = "overview", Software = "1", Frames = 60, HeapMiB = 40, ClockOffset = -3, Width = 1920, Height = 1080 };

    public static TheoryData<DisplayReport?> Unbelievable =>
    [
        null,
        Good with { Scene = null! },
        Good with { Scene = new string('x', 81) },
        Good with { Software = new string('x', 81) },
        Good with { Frames = double.NaN },
        Good with { HeapMiB = double.PositiveInfinity },
        Good with { Standing = -1 },
        Good with { UpdateAge = 1e300 },
        Good with { ClockOffset = double.NegativeInfinity },
        Good with { Width = -1 },
        Good with { Height = 1_000_000 },
    ];

    [Fact]
    public void A_report_of_a_screen_is_believed() => Assert.True(ReportRule.Believable(Good));

    [Theory]
    [MemberData(nameof(Unbelievable))]
    public void What_no_screen_can_be_is_not(DisplayReport? report) => Assert.False(ReportRule.Believable(report));
}
