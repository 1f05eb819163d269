using DxIoc.Contracts.Catalogue;

namespace DxIoc.Indicators.Catalogue;

/// <summary>A feed that the catalogue knows, with its limits.</summary>
/// <param name="DeviceLimit">Devices it may have, over all areas; one more is refused.</param>
/// <param name="Ranges">By measure: what is physically possible, in the measure's unit; outside is refused.</param>
public sealed record FeedDefinition(
    string Id, LocalText Name, int DeviceLimit, IReadOnlyDictionary<string, MeasureRange> Ranges);
