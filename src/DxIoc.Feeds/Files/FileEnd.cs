using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Files;

/// <summary>Takes a file away whose observations are durable, as its definition wants it.</summary>
internal static class FileEnd
{
    private const int NameLimit = 1_000;

    /// <summary>True where it is gone from its folder; false where it is to be remembered as done, with the reason where it should have gone.</summary>
    public static bool TakeAway(string root, in WaitingFile waiting, IntakeOutcome outcome, out string? problem)
    {
        problem = null;
        if (waiting.Mapping is not { Source: FileSource source } || source.After == AfterReading.Keep
            || (source.After == AfterReading.Delete && outcome.Refused.Count > 0))
        {
            return false;
        }

        var path = Path.Combine(root, waiting.File.Path);
        try
        {
            // What was written since has not been read.
            if (new FileInfo(path) is not { Exists: true } now || now.Length != waiting.File.Size || now.LastWriteTimeUtc != waiting.File.Written.UtcDateTime)
            {
                return true;
            }

            if (source.After == AfterReading.Delete)
            {
                File.Delete(path);
                return true;
            }

            var target = Path.Combine(DoneFolder(root, source), waiting.File.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(path, Free(target));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = e.Message;
            return false;
        }
    }

    /// <summary>Absolute.</summary>
    public static string DoneFolder(string root, FileSource source) => Path.GetFullPath(source.DoneFolder, root);

    /// <summary>A name that no file has: a station may send the same one again.</summary>
    private static string Free(string target)
    {
        var (stem, ending) = (Path.Combine(Path.GetDirectoryName(target)!, Path.GetFileNameWithoutExtension(target)), Path.GetExtension(target));
        for (var n = 2; File.Exists(target) && n <= NameLimit; n++)
        {
            target = FormattableString.Invariant($"{stem}~{n}{ending}");
        }

        return target;
    }
}
