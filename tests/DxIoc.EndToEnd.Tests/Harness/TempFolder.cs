namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder() => Path = Directory.CreateTempSubdirectory("dxioc-test-").FullName;

    public string Path { get; }

    /// <summary>A copy of the shipped catalogue, to be changed.</summary>
    public string CopyCatalogue()
    {
        var copy = System.IO.Path.Combine(Path, "catalogue");
        foreach (var file in Directory.EnumerateFiles(Built.Catalogue, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(copy, System.IO.Path.GetRelativePath(Built.Catalogue, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that is just ending may still write a last line of its log.
        }
    }
}
