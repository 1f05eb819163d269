namespace DxIoc.Contracts.Dashboards;

/// <summary>One scene of a playlist: how long, and when it takes part.</summary>
/// <param name="Seconds">How long it stands.</param>
/// <param name="Days">"mon" … "sun"; empty for every day.</param>
/// <param name="From">Minute of the day in the province's zone from which it takes part; null for midnight.</param>
/// <param name="To">Minute of the day until which it takes part; before From it reaches past midnight; null for midnight.</param>
public sealed record PlaylistItem(string Scene, int Seconds, IReadOnlyList<string> Days, int? From, int? To)
{
    public static readonly IReadOnlyList<string> DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
}
