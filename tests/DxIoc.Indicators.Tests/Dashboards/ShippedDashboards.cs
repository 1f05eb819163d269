using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Dashboards;
using DxIoc.Indicators.Tests.Catalogue;

namespace DxIoc.Indicators.Tests.Dashboards;

/// <summary>The scenes and playlists of the repository.</summary>
internal static class ShippedDashboards
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(ShippedFiles.Folder, "..", "dashboards", "scenes"));

    public static IReadOnlyList<CatalogueText> Texts { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => new CatalogueText(Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllText(path))),
    ];

    public static DashboardResult Read() => DashboardReader.Read(Texts, ShippedFiles.Catalogue, new DashboardRules(Strict: true, []));
}
