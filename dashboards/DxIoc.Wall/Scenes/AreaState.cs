using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Live;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Scenes;

/// <summary>An area's board in one word: its worst status, and how many readings are how.</summary>
public sealed record AreaState(ReadingStatus Status, int Critical, int Warning, int Stale, int Missing)
{
    public static readonly AreaState Unknown = new(ReadingStatus.Unknown, 0, 0, 0, 0);

    public string Classes => $"st-{Status.ToString().ToLowerInvariant()}{(Status == ReadingStatus.Normal && Stale > 0 ? " fr-stale" : "")}";

    public string Sign => TileModel.SignOf(Status, Stale > 0 ? Freshness.Stale : Freshness.Live);

    /// <summary>How many readings make it so; empty when all is well.</summary>
    public string Text => Critical > 0 ? $"{Critical}" : Warning > 0 ? $"{Warning}" : Stale > 0 ? $"{Stale}" : "";

    public static AreaState Of(BoardState board, IEnumerable<IndicatorInfo> indicators, DateTimeOffset now)
    {
        var (critical, warning, stale, missing, known) = (0, 0, 0, 0, false);
        foreach (var info in indicators)
        {
            var reading = board.Find(info.Id);
            var freshness = TileModel.FreshnessAt(info, reading, now);
            known |= freshness != Freshness.Missing;
            critical += reading?.Status == ReadingStatus.Critical ? 1 : 0;
            warning += reading?.Status == ReadingStatus.Warning ? 1 : 0;
            stale += freshness == Freshness.Stale ? 1 : 0;
            missing += freshness == Freshness.Missing ? 1 : 0;
        }

        var status = critical > 0 ? ReadingStatus.Critical
            : warning > 0 ? ReadingStatus.Warning
            : known ? ReadingStatus.Normal
            : ReadingStatus.Unknown;
        return new AreaState(status, critical, warning, stale, missing);
    }
}
