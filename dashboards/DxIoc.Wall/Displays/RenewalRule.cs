namespace DxIoc.Wall.Displays;

/// <summary>
/// When a wall whose server runs another version loads itself anew: soon where nothing is bad and nobody drives it; else with a change of
/// scene; in the end anyhow, since in a large province something is always bad. Pure.
/// </summary>
public static class RenewalRule
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="known">For how long the other version has been known, without a break in the connection.</param>
    /// <param name="quiet">Nothing is critical, and the wall shows its own.</param>
    /// <param name="turned">The scene has changed just now.</param>
    /// <param name="chance">0 to 1, the same for one wall: two hundred walls do not load at once.</param>
    public static bool Due(TimeSpan known, bool quiet, bool turned, double chance) =>
        (quiet && known >= Settle + (Spread * chance)) || (turned && known >= Patience) || known >= Longest;
}
