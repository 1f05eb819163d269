using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Tests.Catalogue;

/// <summary>The catalogue folder of the repository.</summary>
internal static class ShippedFiles
{
    public static string Folder { get; } = Path.Combine(Root(), "catalogue");

    public static IReadOnlyList<CatalogueText> Texts { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new CatalogueText(Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllText(path))),
    ];

    public static IndicatorCatalogue Catalogue { get; } = CatalogueReader.Read(Texts).Catalogue!;

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "DxIoc.sln")))
        {
            at = at.Parent!;
        }

        return at.FullName;
    }
}
