using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;

namespace DxIoc.Designer.Drafts;

/// <summary>What an added tile shows until somebody chooses: the first that its kind needs, so that it is never an error. Pure.</summary>
public static class TileStart
{
    /// <param name="kind">With the keys that it needs.</param>
    /// <param name="board">Indicators on the board of the scene's area.</param>
    /// <param name="hosts">Hosts whose pages may be shown.</param>
    public static IReadOnlyDictionary<string, SettingValue> Of(
        TileKindInfo kind, IReadOnlyList<IndicatorInfo> board, IReadOnlyList<SectorInfo> sectors, IReadOnlyList<string> hosts, LocalText text)
    {
        var settings = new Dictionary<string, SettingValue>(StringComparer.Ordinal);
        foreach (var key in kind.Needed)
        {
            settings[key] = key switch
            {
                "indicator" => new SettingValue(First(kind.Kind, board)),
                "indicators" => new SettingValue(List: [First(kind.Kind, board)]),
                "url" => new SettingValue($"https://{(hosts is [var host, ..] ? host : "host")}/"),
                _ => new SettingValue(Name: text),
            };
        }

        if (kind.Kind == TileKinds.Group && sectors.Count > 0)
        {
            settings["sector"] = new SettingValue(sectors[0].Id);
        }

        return settings;
    }

    /// <summary>A target wants a figure that has one.</summary>
    private static string First(string kind, IReadOnlyList<IndicatorInfo> board) =>
        (kind == TileKinds.Target ? board.FirstOrDefault(i => i.Target is not null) : null)?.Id ?? (board is [var first, ..] ? first.Id : "indicator");
}
