using System.IO.Compression;

namespace DxIoc.Simulator.Traffic;

/// <summary>A recording as a file: NDJSON, one message a line, gzip where the name ends in .gz.</summary>
internal static class Recording
{
    /// <summary>Bytes of a line at most; a longer one is bad.</summary>
    public const int LineLimit = 4 << 20;

    /// <exception cref="TrafficException">The file cannot be written.</exception>
    public static Stream Create(string file)
    {
        try
        {
            Stream stream = File.Create(file);
            return Packed(file) ? new GZipStream(stream, CompressionLevel.Fastest) : new BufferedStream(stream, 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrafficException($"{file} cannot be written ({e.Message.TrimEnd('.')}): name another file.", e);
        }
    }

    /// <exception cref="TrafficException">The file cannot be read.</exception>
    public static Stream Open(string file)
    {
        try
        {
            Stream stream = File.OpenRead(file);
            return Packed(file) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrafficException($"{file} cannot be read ({e.Message.TrimEnd('.')}): name a file that record wrote.", e);
        }
    }

    /// <summary>The good messages in their order. A bad line is told with its number, and no more; so is where a packed file is broken off.</summary>
    public static IEnumerable<RecordedMessage> Read(Stream stream, Action<long, string> bad)
    {
        var lines = new BoundedLines(stream, LineLimit);
        while (true)
        {
            bool more;
            try
            {
                more = lines.Next();
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                bad(lines.Number + 1, $"the file is broken off here ({e.Message.TrimEnd('.')})");
                yield break;
            }

            if (!more)
            {
                yield break;
            }

            if (lines.TooLong)
            {
                bad(lines.Number, $"it is longer than {LineLimit >> 20} MiB");
            }
            else if (!lines.Line.IsEmpty)
            {
                if (RecordedMessage.Parse(lines.Line.Span, out var fault) is { } message)
                {
                    yield return message;
                }
                else
                {
                    bad(lines.Number, fault);
                }
            }
        }
    }

    private static bool Packed(string file) => file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
