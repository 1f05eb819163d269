using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Dashboards;
using DxIoc.Indicators.Tests.Catalogue;

namespace DxIoc.Indicators.Tests.Dashboards;

/// <summary>A scene of two tiles over the small catalogue, of which a test changes something.</summary>
internal static class SmallDashboard
{
    public const string Good =
        """
        scenes:
          - id: one
            title: One
            layouts:
              wide:
                - "a*2 b"
                - "a*2 b"
            tiles:
              - { id: a, kind: gauge, indicator: dust, max: 100 }
              - { id: b, kind: clock }
        playlists:
          - id: all
            title: All
            scenes:
              - { scene: one, for: 10s, days: [mon], from: "07:00", to: "18:30" }
        situations:
          - { id: storm, title: Storm, when: { indicator: dust, status: warning, area: north }, scene: one, for: 5m, displays: [Hall] }

        """;

    public static DashboardResult Read(string text, bool strict = true) => Read(strict, ("one.yaml", text));

    public static DashboardResult Read(bool strict, params (string File, string Text)[] files) => DashboardReader.Read(
        [.. files.Select(f => new CatalogueText(f.File, f.Text))], SmallCatalogue.Unchanged().Catalogue!, new DashboardRules(strict, ["maps.example.vn"]));
}
