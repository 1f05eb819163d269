using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Tiles.AttentionList;
using DxIoc.Wall.Tiles.Cameras;
using DxIoc.Wall.Tiles.Clocks;
using DxIoc.Wall.Tiles.Embeds;
using DxIoc.Wall.Tiles.FeedList;
using DxIoc.Wall.Tiles.Gauges;
using DxIoc.Wall.Tiles.Groups;
using DxIoc.Wall.Tiles.HeatMaps;
using DxIoc.Wall.Tiles.Maps;
using DxIoc.Wall.Tiles.Prose;
using DxIoc.Wall.Tiles.Queues;
using DxIoc.Wall.Tiles.Rankings;
using DxIoc.Wall.Tiles.Sparks;
using DxIoc.Wall.Tiles.Tables;
using DxIoc.Wall.Tiles.Targets;
using DxIoc.Wall.Tiles.Tickers;
using DxIoc.Wall.Tiles.Trends;
using DxIoc.Wall.Tiles.Values;

namespace DxIoc.Wall.Tiles;

/// <summary>Every kind of tile that this wall draws: one line each.</summary>
public static class TileRegistry
{
    private static readonly Dictionary<string, TileKind> Kinds = new(StringComparer.Ordinal)
    {
        [TileKinds.Value] = TileKind.Of<ValueTile>(ValueTile.Need),
        [TileKinds.Spark] = TileKind.Of<SparkTile>(SparkTile.Need),
        [TileKinds.Gauge] = TileKind.Of<GaugeTile>(GaugeTile.Need),
        [TileKinds.Target] = TileKind.Of<TargetTile>(TargetTile.Need),
        [TileKinds.Group] = TileKind.Of<GroupTile>(GroupTile.Need),
        [TileKinds.Trend] = TileKind.Of<TrendTile>(TrendModel.Need),
        [TileKinds.Ranking] = TileKind.Of<RankingTile>(RankingModel.Need),
        [TileKinds.HeatMap] = TileKind.Of<HeatMapTile>(HeatMapModel.Need),
        [TileKinds.Table] = TileKind.Of<TableTile>(TableModel.Need),
        [TileKinds.Map] = TileKind.Of<MapTile>(MapModel.Need),
        [TileKinds.Cameras] = TileKind.Of<CamerasTile>(CamerasTile.Need),
        [TileKinds.Attention] = TileKind.Of<AttentionTile>(AttentionModel.Need),
        [TileKinds.Feeds] = TileKind.Of<FeedsTile>(FeedsTile.Need),
        [TileKinds.Queue] = TileKind.Of<QueueTile>(QueueTile.Need),
        [TileKinds.Text] = TileKind.Of<ProseTile>(ProseTile.Need),
        [TileKinds.Ticker] = TileKind.Of<TickerTile>(AttentionModel.Need),
        [TileKinds.Clock] = TileKind.Of<ClockTile>(ClockTile.Need),
        [TileKinds.Embed] = TileKind.Of<EmbedTile>(EmbedTile.Need),
    };

    public static IReadOnlyCollection<string> Names => Kinds.Keys;

    /// <summary>Null for a kind that this wall does not know: the server may be newer.</summary>
    public static TileKind? Find(string kind) => Kinds.GetValueOrDefault(kind);
}
