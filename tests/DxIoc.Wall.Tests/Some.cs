using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Live;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tests;

/// <summary>A province of two districts with a few indicators: what does not matter to a test has a value here.</summary>
internal static class Some
{
    /// <summary>10:00:00 in Vietnam.</summary>
    public static readonly DateTimeOffset Moment = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    public static readonly IReadOnlyList<string> EveryArea = ["province", "north", "south"];

    public static Language Vietnamese => new();

    public static Language English
    {
        get
        {
            var language = new Language();
            language.Choose("en");
            return language;
        }
    }

    public static IndicatorInfo Indicator(
        string id = "pm25",
        string sector = "environment",
        int decimals = 1,
        string? feed = "air",
        double staleAfter = 60,
        TargetInfo? target = null,
        IReadOnlyList<string>? areas = null) => new()
        {
            Id = id,
            Name = new LocalText($"{id} (vi)", $"{id} (en)"),
            Sector = sector,
            Unit = "µg/m³",
            Decimals = decimals,
            Feed = feed,
            Computation = "mean over 10m",
            Explanation = new LocalText("Trung bình trong 10 phút", "Mean over 10 minutes"),
            StaleAfter = staleAfter,
            Target = target,
            Areas = areas ?? EveryArea,
        };

    public static Reading Reading(
        string indicator = "pm25",
        double? value = 12.5,
        ReadingStatus status = ReadingStatus.Normal,
        Freshness freshness = Freshness.Live,
        DateTimeOffset? at = null) => new()
        {
            Indicator = indicator,
            Value = value,
            Status = status,
            Freshness = freshness,
            At = freshness == Freshness.Missing ? null : at ?? Moment,
            Coverage = new Coverage(3, 4),
        };

    public static Reading Missing(string indicator = "pm25") =>
        Reading(indicator, value: null, status: ReadingStatus.Unknown, freshness: Freshness.Missing);

    public static BoardUpdate Whole(string area, params Reading[] readings) =>
        new() { Area = area, Full = true, Time = Moment, Readings = readings };

    public static BoardUpdate Change(string area, params Reading[] readings) =>
        new() { Area = area, Time = Moment, Readings = readings };

    public static BoardState Board(params Reading[] readings)
    {
        var board = new BoardState();
        board.Merge(Whole("province", readings));
        return board;
    }

    public static WallSeed Seed(IReadOnlyList<IndicatorInfo> indicators, params BoardUpdate[] boards) => new(
        [
            new AreaInfo("province", "province", new LocalText("Bình Dương", "Binh Duong"), null),
            new AreaInfo("north", "district", new LocalText("Bắc", "North"), "province"),
            new AreaInfo("south", "district", new LocalText("Nam", "South"), "province"),
        ],
        [
            new SectorInfo("environment", new LocalText("Môi trường", "Environment")),
            new SectorInfo("traffic", new LocalText("Giao thông", "Traffic")),
        ],
        indicators,
        Map,
        boards);

    public const string Map =
        """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"area":"north","name":"Bắc"},"geometry":{"type":"Polygon","coordinates":[[[106,11],[107,11],[107,12],[106,12],[106,11]]]}},
          {"type":"Feature","properties":{"area":"south","name":"Nam"},"geometry":{"type":"Polygon","coordinates":[[[106,10],[107,10],[107,11],[106,11],[106,10]]]}}
        ]}
        """;
}
