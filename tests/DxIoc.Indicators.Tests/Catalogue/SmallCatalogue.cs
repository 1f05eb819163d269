using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Tests.Catalogue;

/// <summary>A good catalogue of four small files, of which a test replaces one.</summary>
internal static class SmallCatalogue
{
    private static readonly CatalogueText[] Good =
    [
        new("areas.yaml", "areas:\n  - { id: north, kind: district, name: North, parent: all }\n  - { id: all, kind: province, name: All }\n"),
        new("feeds.yaml", "feeds:\n  - { id: air, name: Air }\n"),
        new("indicators.yaml", "indicators:\n  - { id: dust, name: Dust, sector: green, feed: air, measure: pm25, aggregate: mean, window: 10m, stale-after: 3m }\n"),
        new("sectors.yaml", "sectors:\n  - { id: green, name: Green }\n"),
    ];

    public static CatalogueResult With(string file, string text) =>
        CatalogueReader.Read([.. Good.Where(g => g.File != file), new CatalogueText(file, text)]);

    /// <summary>One indicator: the given keys begin in line 5.</summary>
    public static CatalogueResult WithIndicator(string keys) =>
        With("indicators.yaml", $"indicators:\n  - id: dust\n    name: Dust\n    sector: green\n    {keys.Trim().ReplaceLineEndings("\n    ")}\n");

    public static CatalogueResult Unchanged() => CatalogueReader.Read(Good);
}
