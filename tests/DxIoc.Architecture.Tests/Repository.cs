namespace DxIoc.Architecture.Tests;

/// <summary>The repository as files: what is ours, without what builds leave.</summary>
internal static class Repository
{
    private static readonly string[] Roots = ["src", "dashboards", "simulators", "tests"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every project file, by the project's name.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = Roots
        .SelectMany(r => Directory.EnumerateFiles(Path.Combine(Root, r), "*.csproj", SearchOption.AllDirectories))
        .Where(IsOurs)
        .ToDictionary(p => Path.GetFileNameWithoutExtension(p)!, StringComparer.Ordinal);

    /// <summary>The projects that make the product, without tests.</summary>
    public static IEnumerable<string> ProductProjects => Projects.Keys
        .Where(p => !Relative(Projects[p]).StartsWith("tests/", StringComparison.Ordinal));

    /// <summary>Source files of every project, with paths relative to the root.</summary>
    public static IReadOnlyList<string> Sources { get; } =
    [
        .. Roots
            .SelectMany(r => Directory.EnumerateFiles(Path.Combine(Root, r), "*", SearchOption.AllDirectories))
            .Where(IsOurs)
            .Where(p => Path.GetExtension(p) is ".cs" or ".razor")
            .Select(Relative)
            .Order(StringComparer.Ordinal),
    ];

    public static string[] Lines(string source) => File.ReadAllLines(Path.Combine(Root, source));

    /// <summary>The project that a source file belongs to.</summary>
    public static string ProjectOf(string source) => source.Split('/')[1];

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static bool IsOurs(string path) =>
        !Relative(path).Split('/').Any(part => part is "bin" or "obj" or "node_modules" or ".playwright");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DxIoc.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests run from a folder below DxIoc.sln.");
    }
}
