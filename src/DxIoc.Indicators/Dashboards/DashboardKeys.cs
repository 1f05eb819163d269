using DxIoc.Contracts.Dashboards;

namespace DxIoc.Indicators.Dashboards;

/// <summary>Every key that files of dashboards may have, by the kind of entry. The JSON Schema for editors has the same ones.</summary>
public static class DashboardKeys
{
    public static readonly IReadOnlyList<string> File = ["scenes", "playlists", "situations", "snapshots"];
    public static readonly IReadOnlyList<string> Scene = ["id", "for-each", "title", "area", "layouts", "tiles"];
    public static readonly IReadOnlyList<string> Layouts = ["wide", "ultrawide", "tablet"];
    public static readonly IReadOnlyList<string> Playlist = ["id", "for-each", "title", "scenes"];
    public static readonly IReadOnlyList<string> PlaylistItem = ["scene", "for", "days", "from", "to"];

    public static readonly IReadOnlyList<string> Situation = ["id", "title", "when", "scene", "for", "displays"];
    public static readonly IReadOnlyList<string> SituationWhen = ["indicator", "status", "area"];

    /// <summary>The statuses that can bring a situation.</summary>
    public static readonly IReadOnlyList<string> BadStatuses = ["critical", "warning"];
    public static readonly IReadOnlyList<string> Snapshot = ["id", "scene", "at", "days", "size", "format", "paper", "language", "folder", "keep"];
    public static readonly IReadOnlyList<string> SnapshotFormats = ["pdf", "png"];
    public static readonly IReadOnlyList<string> Papers = ["a4", "a3"];
    public static readonly IReadOnlyList<string> Languages = ["vi", "en"];

    /// <summary>What every tile may have.</summary>
    public static readonly IReadOnlyList<string> Tile = ["id", "kind", "title", "area"];

    /// <summary>What a kind of tile may have besides; a '!' marks what it must have.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> ByKind = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [TileKinds.Value] = ["indicator!"],
        [TileKinds.Spark] = ["indicator!"],
        [TileKinds.Gauge] = ["indicator!", "min", "max"],
        [TileKinds.Target] = ["indicator!"],
        [TileKinds.Group] = ["sector", "indicators", "limit"],
        [TileKinds.Trend] = ["indicators!", "areas", "hours", "ghost"],
        [TileKinds.Ranking] = ["indicator!", "areas", "order", "limit"],
        [TileKinds.HeatMap] = ["indicator!", "days"],
        [TileKinds.Table] = ["indicators!", "areas"],
        [TileKinds.Map] = ["indicator"],
        [TileKinds.Cameras] = ["limit", "url", "player"],
        [TileKinds.Attention] = ["sector", "limit"],
        [TileKinds.Feeds] = ["limit"],
        [TileKinds.Queue] = ["indicator!", "areas", "limit"],
        [TileKinds.Text] = ["text!"],
        [TileKinds.Ticker] = ["text"],
        [TileKinds.Clock] = [],
        [TileKinds.Embed] = ["url!"],
    };

    public static readonly IReadOnlyList<string> Orders = ["worst", "highest", "lowest"];

    /// <summary>The one thing of which a scene or playlist may be made for each.</summary>
    public static readonly IReadOnlyList<string> ForEach = ["area"];

    public static IReadOnlyList<string> OfTile(string kind) => [.. Tile, .. ByKind[kind].Select(k => k.TrimEnd('!'))];

    public static IEnumerable<string> NeededBy(string kind) => ByKind[kind].Where(k => k.EndsWith('!')).Select(k => k.TrimEnd('!'));
}
