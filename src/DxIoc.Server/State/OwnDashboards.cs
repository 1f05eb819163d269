using System.Globalization;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Server.State;

/// <summary>
/// Where scenes are saved that were made on the designer's page: the folder of Dashboards:Path, which is the operator's own; without
/// one the folder "dashboards" below the data folder, whose files stand in the place of shipped ones with their names. It is made with
/// the first file. Bounded in files.
/// </summary>
internal sealed class OwnDashboards(string? folder, string data)
{
    /// <summary>Files at most; one more is refused.</summary>
    public const int FileLimit = 500;

    public string Folder { get; } = folder ?? Path.Combine(data, "dashboards");

    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public IReadOnlyList<CatalogueText> Read() => Directory.Exists(Folder) ? YamlFiles.Read(Folder) : [];

    /// <exception cref="IOException">It cannot be written, or there are too many.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(string file, string text)
    {
        var there = Read();
        if (there.Count >= FileLimit && there.All(f => f.File != file))
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"it has {FileLimit} files already"));
        }

        WholeFile.Write(Path.Combine(Folder, file), text, replace: true);
    }
}
