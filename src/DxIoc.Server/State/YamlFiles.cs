using System.Globalization;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Server.State;

/// <summary>The YAML files of a folder, read at one moment.</summary>
internal static class YamlFiles
{
    private const int FileCount = 1_000;

    /// <summary>A folder that is shipped beside the program.</summary>
    public static string Shipped(string name) => Path.Combine(AppContext.BaseDirectory, name);

    /// <exception cref="IOException">A file cannot be read, or there are too many: a catalogue with a part left out would be another one.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or a file may not be read.</exception>
    public static IReadOnlyList<CatalogueText> Read(string folder)
    {
        var paths = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Take(FileCount + 1).Order(StringComparer.Ordinal).ToList();
        if (paths.Count > FileCount)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"it has more than {FileCount} YAML files"));
        }

        return [.. paths.Select(path => new CatalogueText(Path.GetRelativePath(folder, path).Replace('\\', '/'), TextOf(path)))];
    }

    /// <summary>A little more than the reader takes at most, so that it refuses a longer file without all of it in memory.</summary>
    internal static string TextOf(string path)
    {
        using var file = File.OpenText(path);
        var text = new char[Math.Min(new FileInfo(path).Length, YamlText.FileLimit) + 1];
        return new string(text, 0, file.ReadBlock(text));
    }
}
