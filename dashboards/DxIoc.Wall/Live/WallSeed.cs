using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.History;

namespace DxIoc.Wall.Live;

/// <summary>What a page needs to show something true at once: rendered on the server, then handed to the browser.</summary>
public sealed record WallSeed(
    IReadOnlyList<AreaInfo> Areas,
    IReadOnlyList<SectorInfo> Sectors,
    IReadOnlyList<IndicatorInfo> Indicators,
    string MapGeoJson,
    IReadOnlyList<BoardUpdate> Boards)
{
    public AreaInfo Root => Areas.First(a => a.Parent is null);

    public AreaInfo? Area(string id) => Areas.FirstOrDefault(a => a.Id == id);

    public IndicatorInfo? Indicator(string id) => Indicators.FirstOrDefault(i => i.Id == id);

    public IEnumerable<IndicatorInfo> BoardOf(string area) => Indicators.Where(i => i.Areas.Contains(area));
}
