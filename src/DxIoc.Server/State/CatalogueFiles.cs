using DxIoc.Indicators.Catalogue;

namespace DxIoc.Server.State;

/// <summary>The YAML files of a catalogue folder, read at one moment.</summary>
internal static class CatalogueFiles
{
    private const int FileCount = 1_000;

    /// <summary>The shipped catalogue, beside the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "catalogue");

    public static IReadOnlyList<CatalogueText> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Take(FileCount)
            .Select(path => new CatalogueText(
                Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))),
    ];
}
