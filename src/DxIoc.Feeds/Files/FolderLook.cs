using System.IO.Enumeration;

namespace DxIoc.Feeds.Files;

/// <summary>
/// One walk through a folder: plain files in no order, with size and time. Links are not followed, hidden files and those that an upload
/// has not finished by their name are passed over, and a folder that may not be read costs itself only. One use.
/// </summary>
/// <param name="deep">Whether folders below are walked too.</param>
/// <param name="left">Folders that are not walked.</param>
internal sealed class FolderLook(string root, bool deep, IReadOnlySet<string> left) : FileSystemEnumerator<SeenFile>(root, Plain)
{
    private static readonly string[] Unfinished = [".part", ".filepart", ".partial", ".tmp", ".temp", ".uploading"];

    private static readonly EnumerationOptions Plain = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 16,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
    };

    /// <summary>Folders that could not be read.</summary>
    public int Closed { get; private set; }

    protected override bool ShouldIncludeEntry(ref FileSystemEntry entry)
    {
        if (entry.IsDirectory)
        {
            return false;
        }

        foreach (var ending in Unfinished)
        {
            if (entry.FileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    protected override bool ShouldRecurseIntoEntry(ref FileSystemEntry entry) =>
        deep && !left.Contains(entry.ToFullPath());

    protected override bool ContinueOnError(int error)
    {
        Closed++;
        return true;
    }

    protected override SeenFile TransformEntry(ref FileSystemEntry entry)
    {
        var below = entry.Directory[entry.RootDirectory.Length..].Trim(Path.DirectorySeparatorChar);
        var path = below.Length == 0 ? entry.FileName.ToString() : $"{below}/{entry.FileName}";
        return new SeenFile(Path.DirectorySeparatorChar == '/' ? path : path.Replace('\\', '/'), entry.Length, entry.LastWriteTimeUtc);
    }
}
