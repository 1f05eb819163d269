using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Files;

/// <summary>Makes a message of a file. Nothing of a file is kept beyond its message; never throws for anything that lies in a folder.</summary>
internal sealed class FileReader(string root, string feed, string names, FeedDecoder decoder)
{
    /// <summary>Characters of a path that are told at most.</summary>
    private const int LongestOrigin = 400;

    /// <summary>The message, or null where the file cannot be read now; then why, or no reason where it changed meanwhile.</summary>
    public IncomingMessage? Read(in WaitingFile waiting, out string? problem)
    {
        problem = null;
        var file = waiting.File;
        if (waiting.Mapping is not { } mapping)
        {
            return Refused(file, feed, RefusalCode.File, $"its name fits no definition of the folder: rename it, take it away, or write a definition; the names that fit are {names}");
        }

        // Pipes and devices have no size, and to open one could wait for ever.
        if (file.Size == 0)
        {
            return Refused(file, mapping.Feed, RefusalCode.File, "the file is empty: see why its sender wrote nothing");
        }

        if (file.Size > mapping.PayloadLimit)
        {
            return Refused(file, mapping.Feed, RefusalCode.Size, $"the file has {file.Size} bytes; at most {mapping.PayloadLimit} are taken (limits: payload)");
        }

        try
        {
            var bytes = Bytes(file);
            return bytes is null ? null : Dated(decoder.Decode(mapping, waiting.Captured, Origin(file), bytes), waiting.At);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = e.Message;
            return null;
        }
    }

    /// <summary>What says no time is as old as its file: a file that waited is not news, and one that is read again says the same.</summary>
    private static IncomingMessage Dated(in IncomingMessage message, DateTimeOffset written)
    {
        var time = Instant.From(written);
        return message with { Good = [.. message.Good.Select(m => m.Time is null ? m with { Time = time } : m)] };
    }

    private IncomingMessage Refused(SeenFile file, string of, string code, string reason) =>
        new(of, Origin(file), ReadOnlyMemory<byte>.Empty, [], [new Refusal(code, reason, "")]);

    /// <summary>Null where it is not the file any more that the look saw.</summary>
    private byte[]? Bytes(SeenFile file)
    {
        var path = Path.Combine(root, file.Path);
        using var open = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (new FileInfo(path) is not { LinkTarget: null } now || now.Length != file.Size || now.LastWriteTimeUtc != file.Written.UtcDateTime || open.Length != file.Size)
        {
            return null;
        }

        var bytes = new byte[file.Size];
        open.ReadExactly(bytes);
        return bytes;
    }

    private string Origin(SeenFile file)
    {
        var path = FeedDecoder.FileOrigin + Path.Combine(root, file.Path).Replace('\\', '/');
        return path.Length <= LongestOrigin ? path : $"{FeedDecoder.FileOrigin}…{path[^LongestOrigin..]}";
    }
}
