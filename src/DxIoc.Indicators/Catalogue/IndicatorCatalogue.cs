using DxIoc.Contracts.Catalogue;
using DxIoc.Indicators.Areas;

namespace DxIoc.Indicators.Catalogue;

/// <summary>Areas, feeds and indicators in force. Immutable and validated; a reload makes a new one.</summary>
public sealed class IndicatorCatalogue
{
    private readonly Dictionary<string, IndicatorDefinition> _byId;
    private readonly Dictionary<string, FeedDefinition> _feeds;
    private readonly ILookup<(string Feed, string Measure), IndicatorDefinition> _byMeasure;
    private readonly Dictionary<string, HashSet<string>> _boardAreas;

    public IndicatorCatalogue(
        AreaTree areas,
        TimeZoneInfo zone,
        IReadOnlyList<SectorInfo> sectors,
        IReadOnlyList<FeedDefinition> feeds,
        IReadOnlyList<IndicatorDefinition> indicators)
    {
        Areas = areas;
        Zone = zone;
        Sectors = sectors;
        Feeds = feeds;
        Indicators = indicators;
        _byId = indicators.ToDictionary(i => i.Id, StringComparer.Ordinal);
        _feeds = feeds.ToDictionary(f => f.Id, StringComparer.Ordinal);
        _byMeasure = indicators
            .Where(i => i.Feed is not null)
            .SelectMany(i => i.Measures.Distinct(StringComparer.Ordinal).Select(m => (Key: (i.Feed!, m), Indicator: i)))
            .ToLookup(x => x.Key, x => x.Indicator);
        _boardAreas = indicators.ToDictionary(i => i.Id, AreasWith, StringComparer.Ordinal);
    }

    public AreaTree Areas { get; }

    /// <summary>The civil zone of days and screens: Asia/Ho_Chi_Minh.</summary>
    public TimeZoneInfo Zone { get; }

    public IReadOnlyList<SectorInfo> Sectors { get; }
    public IReadOnlyList<FeedDefinition> Feeds { get; }
    public IReadOnlyList<IndicatorDefinition> Indicators { get; }

    public IndicatorDefinition? Find(string indicator) => _byId.GetValueOrDefault(indicator);

    public FeedDefinition? FindFeed(string feed) => _feeds.GetValueOrDefault(feed);

    /// <summary>The indicators that read a measure of a feed.</summary>
    public IEnumerable<IndicatorDefinition> Reading(string feed, string measure) => _byMeasure[(feed, measure)];

    /// <summary>True where the area's board has the indicator: observed there, or rolled up from below.</summary>
    public bool OnBoard(string area, string indicator) =>
        _boardAreas.TryGetValue(indicator, out var areas) && areas.Contains(area);

    /// <summary>The indicators of an area's board, in catalogue order.</summary>
    public IEnumerable<IndicatorDefinition> BoardOf(string area) => Indicators.Where(i => OnBoard(area, i.Id));

    /// <summary>Where an indicator is observed, or reported.</summary>
    public IReadOnlyList<string> ObservedAt(IndicatorDefinition indicator) =>
        indicator.ObservedAt.Count > 0 ? indicator.ObservedAt : [.. Areas.Leaves.Select(a => a.Id)];

    /// <summary>The areas whose observations or reports make up an area's figure: itself, or those below it.</summary>
    public IReadOnlyList<string> SourcesOf(string area, IndicatorDefinition indicator)
    {
        var observed = ObservedAt(indicator);
        return indicator.RollUp == RollUp.None
            ? [.. observed.Where(a => a == area)]
            : [.. Areas.WithDescendants(area).Select(a => a.Id).Where(observed.Contains)];
    }

    /// <summary>The children whose cells an area's cell merges.</summary>
    public IEnumerable<string> PartsOf(string area, IndicatorDefinition indicator) =>
        indicator.RollUp == RollUp.None
            ? []
            : Areas.ChildrenOf(area).Select(a => a.Id).Where(id => OnBoard(id, indicator.Id));

    /// <summary>The area whose cell merges this one's; null at the root or where nothing rolls up.</summary>
    public string? RollsUpTo(string area, IndicatorDefinition indicator) =>
        indicator.RollUp == RollUp.None ? null : Areas.Find(area)?.Parent;

    private HashSet<string> AreasWith(IndicatorDefinition indicator)
    {
        var observed = ObservedAt(indicator);
        var areas = new HashSet<string>(observed, StringComparer.Ordinal);
        if (indicator.RollUp != RollUp.None)
        {
            foreach (var id in observed)
            {
                for (var parent = Areas.Find(id)?.Parent; parent is not null; parent = Areas.Find(parent)?.Parent)
                {
                    areas.Add(parent);
                }
            }
        }

        return areas;
    }
}
