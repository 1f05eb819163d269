using DxIoc.Contracts.Displays;

namespace DxIoc.Indicators.Displays;

/// <summary>
/// What a display shows now, and why: what an operator put there; else the scene of the newest situation that comes to it; else its own.
/// Pure.
/// </summary>
/// <param name="Situation">The id of the situation that holds for it, also where an operator's scene stands before it.</param>
public sealed record DisplayPlan(DisplayShows Shows, DisplayReason Reason, string? Tile, DateTimeOffset? Since, DateTimeOffset? Until, string? Situation)
{
    public static DisplayPlan Of(Display display, IReadOnlyList<SituationState> situations, DateTimeOffset now)
    {
        var order = display.At(now).Order;
        var situation = situations.Where(s => now < s.Until && ComesTo(s, display.Name)).MaxBy(s => s.Since);
        return (order, situation) switch
        {
            ({ Shows: { } shows }, _) => new DisplayPlan(
                shows, order.Frozen ? DisplayReason.Frozen : DisplayReason.Operator, order.Tile, order.Since, order.Until, situation?.Id),
            (_, { } s) => new DisplayPlan(
                new DisplayShows(DisplayShows.Scene, s.Scene), DisplayReason.Situation, order?.Tile, s.Since, s.Until, s.Id),
            _ => new DisplayPlan(display.Own, DisplayReason.Own, order?.Tile, order?.Since, order?.Until, null),
        };
    }

    private static bool ComesTo(SituationState situation, string name) =>
        situation.Displays.Count == 0 || situation.Displays.Contains(name, StringComparer.OrdinalIgnoreCase);
}
