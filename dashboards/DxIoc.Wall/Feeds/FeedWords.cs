using DxIoc.Contracts.Feeds;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Feeds;

/// <summary>What the feeds page says of reasons and clocks, in few words. Pure.</summary>
public static class FeedWords
{
    private static readonly HashSet<string> Known = new(WallTexts.Keys, StringComparer.Ordinal);

    /// <summary>A kind of refusal; one that this screen does not know stays the word that it is.</summary>
    public static string Reason(string code, Language language) => Known.Contains($"reason.{code}") ? language[$"reason.{code}"] : code;

    /// <summary>"nhanh 42,0 s", "đúng giờ"; a dash where its messages give no time.</summary>
    public static string Clock(DeviceClock? clock, Language language) => clock is null ? "—" : clock.State switch
    {
        ClockState.Good => language["clock.good"],
        ClockState.CatchingUp => language["clock.catching-up"],
        _ => language[clock.State == ClockState.Ahead ? "clock.ahead" : "clock.behind"]
            .Replace("{0}", Figures.Duration(Math.Abs(clock.OffsetSeconds), language), StringComparison.Ordinal),
    };

    /// <summary>The same with its figure, for whoever looks closer.</summary>
    public static string ClockNote(DeviceClock? clock, Language language) => clock is null ? language["clock.none"]
        : $"{Figures.Number(clock.OffsetSeconds, 1, language)} s · {clock.Messages} {language["clock.messages"]}";

    public static string ClockClass(DeviceClock? clock) =>
        clock?.State is ClockState.Ahead or ClockState.Behind ? "st-warning" : clock?.State == ClockState.Good ? "st-normal" : "";

    public static string ClockSign(DeviceClock? clock) =>
        clock?.State is ClockState.Ahead or ClockState.Behind ? "▲" : clock?.State == ClockState.Good ? "●" : "";
}
