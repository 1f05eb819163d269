namespace DxIoc.Server.State;

/// <summary>Writes a file whole or not at all, also where the machine stops meanwhile.</summary>
internal static class WholeFile
{
    /// <exception cref="IOException">It cannot be written, or it is there and is not to be replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, string text, bool replace)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Not *.yaml: a look does not take it for a file of its folder.
        var part = path + ".part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, path, replace);
    }
}
