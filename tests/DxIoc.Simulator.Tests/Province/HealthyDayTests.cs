using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Readings;

namespace DxIoc.Simulator.Tests.Province;

/// <summary>A province on an ordinary day: most figures are normal, few are critical, none is missing.</summary>
[Collection(nameof(PlayedDay))]
public sealed class HealthyDayTests(PlayedDay day)
{
    [Fact]
    public void Every_cell_of_every_board_has_figures()
    {
        var filled = day.Minutes.Keys.Select(k => (k.Area, k.Indicator)).ToHashSet();
        var empty =
            from area in Some.Catalogue.Areas.All
            from indicator in Some.Catalogue.BoardOf(area.Id)
            where indicator.Feed is not null && !filled.Contains((area.Id, indicator.Id))
            select $"{area.Id} {indicator.Id}";
        Assert.Empty(empty);
    }

    [Fact]
    public void Most_figures_of_the_day_are_normal_and_few_critical()
    {
        var statuses = day.Minutes.Values
            .Select(m => (m, Rule: Some.Catalogue.Find(m.Indicator)!.Thresholds))
            .Where(x => x.Rule is not null)
            .Select(x => StatusRule.Next(ReadingStatus.Unknown, x.m.Value, x.Rule))
            .ToList();
        double Share(ReadingStatus status) => statuses.Count(s => s == status) / (double)statuses.Count;
        Assert.InRange(Share(ReadingStatus.Normal), 0.85, 0.999);
        Assert.InRange(Share(ReadingStatus.Warning), 0.001, 0.12);
        Assert.InRange(Share(ReadingStatus.Critical), 0.0, 0.04);
    }

    [Fact]
    public void No_indicator_is_out_of_order_all_day()
    {
        var never = day.Minutes.Values
            .GroupBy(m => (m.Area, m.Indicator))
            .Where(g => Some.Catalogue.Find(g.Key.Indicator)!.Thresholds is { } rule
                && g.All(m => StatusRule.Next(ReadingStatus.Unknown, m.Value, rule) == ReadingStatus.Critical))
            .Select(g => g.Key);
        Assert.Empty(never);
    }
}
