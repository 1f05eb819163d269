namespace DxIoc.Contracts.Dashboards;

/// <summary>The kinds of tile that files may name and walls draw.</summary>
public static class TileKinds
{
    public const string Value = "value";
    public const string Spark = "spark";
    public const string Gauge = "gauge";
    public const string Target = "target";
    public const string Group = "group";
    public const string Trend = "trend";
    public const string Ranking = "ranking";
    public const string HeatMap = "heatmap";
    public const string Table = "table";
    public const string Map = "map";
    public const string Cameras = "cameras";
    public const string Attention = "attention";
    public const string Feeds = "feeds";
    public const string Queue = "queue";
    public const string Text = "text";
    public const string Ticker = "ticker";
    public const string Clock = "clock";
    public const string Embed = "embed";

    public static readonly IReadOnlyList<string> All =
    [
        Value, Spark, Gauge, Target, Group, Trend, Ranking, HeatMap, Table, Map, Cameras, Attention, Feeds, Queue, Text, Ticker, Clock, Embed,
    ];
}
