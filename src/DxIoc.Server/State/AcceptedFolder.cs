using DxIoc.Indicators.Catalogue;

namespace DxIoc.Server.State;

/// <summary>The folder "feeds" below the data folder. It is made with the first file; until then it has none.</summary>
internal sealed class AcceptedFolder(string data)
{
    /// <summary>Before the names of its files, so that they are told from those of Feeds:Path.</summary>
    private const string Prefix = "accepted/";

    public string Folder { get; } = Path.Combine(data, "feeds");

    public static string NameOf(string file) => Prefix + file;

    public static bool IsAccepted(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public IReadOnlyList<CatalogueText> Read() =>
        Directory.Exists(Folder) ? [.. YamlFiles.Read(Folder).Select(f => f with { File = NameOf(f.File) })] : [];

    /// <summary>Whole or not at all, also where the machine stops meanwhile.</summary>
    /// <exception cref="IOException">It cannot be written, or it is there and is not to be replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(string file, string text, bool replace) => WholeFile.Write(Path.Combine(Folder, file), text, replace);
}
