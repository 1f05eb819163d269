namespace DxIoc.Indicators.Catalogue;

/// <summary>Every key that catalogue files may have, by the kind of entry. The JSON Schema for editors has the same ones.</summary>
public static class CatalogueKeys
{
    public static readonly IReadOnlyList<string> File = ["zone", "areas", "sectors", "feeds", "indicators"];
    public static readonly IReadOnlyList<string> Name = ["vi", "en"];
    public static readonly IReadOnlyList<string> Plural = ["one", "other"];
    public static readonly IReadOnlyList<string> Area = ["id", "kind", "name", "parent", "valid-from", "valid-to", "successors"];
    public static readonly IReadOnlyList<string> Sector = ["id", "name"];
    public static readonly IReadOnlyList<string> Feed = ["id", "name", "device-limit", "ranges"];

    public static readonly IReadOnlyList<string> Indicator =
    [
        "id", "name", "unit", "unit-en", "decimals", "sector", "feed", "measure", "measures", "aggregate", "per-device", "per", "scale", "formula", "reported",
        "due-after", "window", "bucket", "roll-up", "stale-after", "allowed-lateness", "trend-span", "thresholds", "target", "observed-at", "open-data", "note",
    ];

    public static readonly IReadOnlyList<string> Thresholds = ["direction", "warning", "critical", "deadband"];
    public static readonly IReadOnlyList<string> Target = ["comparison", "value", "source", "source-en"];
}
