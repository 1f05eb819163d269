using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Live;

namespace DxIoc.Wall.Scenes;

/// <summary>A sector on the province page: its first indicators; one in trouble that is not among them takes the last place.</summary>
public sealed record SectorGroup(SectorInfo Sector, IReadOnlyList<IndicatorInfo> Shown, int More)
{
    public static IReadOnlyList<SectorGroup> Of(WallSeed seed, string area, BoardState board, int places)
    {
        var groups = new List<SectorGroup>();
        foreach (var sector in seed.Sectors)
        {
            var all = seed.BoardOf(area).Where(i => i.Sector == sector.Id).ToList();
            if (all.Count == 0)
            {
                continue;
            }

            var shown = all.Take(places).ToList();
            var worst = all.Skip(places).MaxBy(i => board.Find(i.Id)?.Status ?? ReadingStatus.Unknown);
            if (worst is not null && board.Find(worst.Id)?.Status >= ReadingStatus.Warning && (board.Find(shown[^1].Id)?.Status ?? ReadingStatus.Unknown) < ReadingStatus.Warning)
            {
                shown[^1] = worst;
            }

            groups.Add(new SectorGroup(sector, shown, all.Count - shown.Count));
        }

        return groups;
    }
}
