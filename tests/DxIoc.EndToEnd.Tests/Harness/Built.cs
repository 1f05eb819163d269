using System.Reflection;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>Where the programs under test were built: same configuration as the tests.</summary>
internal static class Built
{
    public static readonly string Configuration = typeof(Built).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;

    public static string Root { get; } = FindRoot();

    public static string Server { get; } = Program("src", "DxIoc.Server");

    public static string Simulator { get; } = Program("simulators", "DxIoc.Simulator");

    public static string Catalogue { get; } = Path.Combine(Root, "catalogue");

    /// <summary>A file of a package that tests/browser names; tests/run gets them.</summary>
    public static string BrowserModule(string package, params string[] file) =>
        Path.Combine([Root, "tests", "browser", "node_modules", package, .. file]);

    private static string Program(string folder, string project) =>
        Path.Combine(Root, folder, project, "bin", Configuration, "net10.0", project + ".dll");

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
