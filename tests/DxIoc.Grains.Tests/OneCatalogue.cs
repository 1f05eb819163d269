using DxIoc.Indicators.Catalogue;

namespace DxIoc.Grains.Tests;

/// <summary>A province of two districts with a few indicators, as the catalogue's reader makes it.</summary>
internal sealed class OneCatalogue : ICatalogueSource
{
    private const string Text = """
        zone: Asia/Ho_Chi_Minh
        areas:
          - { id: binh-duong, kind: province, name: Bình Dương }
          - { id: di-an, kind: city, name: Dĩ An, parent: binh-duong }
          - { id: thuan-an, kind: city, name: Thuận An, parent: binh-duong }
        sectors: [ { id: environment, name: Môi trường } ]
        feeds: [ { id: air, name: Không khí, device-limit: 2, ranges: { pm25: [0, 1000] } } ]
        indicators:
          - { id: pm25, name: PM2.5, sector: environment, feed: air, measure: pm25, aggregate: mean, per-device: latest, window: 10m, stale-after: 30s,
              thresholds: { direction: high, warning: 50, critical: 80, deadband: 3 } }
          - { id: count, name: Count, sector: environment, feed: air, measure: pm25, aggregate: count, window: 10m, stale-after: 30s }
          - { id: doubled, name: Doubled, sector: environment, formula: pm25 * 2 }
        """;

    public IndicatorCatalogue Current { get; } =
        CatalogueReader.Read([new CatalogueText("test.yaml", Text)]) is { Catalogue: { } catalogue }
            ? catalogue
            : throw new InvalidOperationException("The test's catalogue is wrong.");

    public event EventHandler? Changed
    {
        add { }
        remove { }
    }
}
