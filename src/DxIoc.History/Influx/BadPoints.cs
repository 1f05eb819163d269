namespace DxIoc.History.Influx;

/// <summary>
/// Finds exactly the points that a server refuses, by halves: the halves that it takes are written, a single line that it
/// refuses is bad. At most twice as many requests as there are lines, and about 2·log2(n) for one bad line of n.
/// </summary>
/// <param name="send">Sends lines until the server has decided: never answers Trouble.</param>
internal sealed class BadPoints(Func<ReadOnlyMemory<byte>, Task<WriteAnswer>> send)
{
    /// <summary>The bad lines, each with the server's reason.</summary>
    /// <param name="lines">Whole lines, each with its end.</param>
    /// <param name="answer">What the server said to all of them.</param>
    public async Task<IReadOnlyList<(ReadOnlyMemory<byte> Line, string Reason)>> FindAsync(ReadOnlyMemory<byte> lines, WriteAnswer answer)
    {
        var bad = new List<(ReadOnlyMemory<byte>, string)>();
        await DivideAsync(lines, answer, bad);
        return bad;
    }

    private async Task DivideAsync(ReadOnlyMemory<byte> lines, WriteAnswer answer, List<(ReadOnlyMemory<byte> Line, string Reason)> bad)
    {
        if (answer.Result == WriteResult.Written || lines.IsEmpty)
        {
            return;
        }

        var count = lines.Span.Count((byte)'\n');
        if (count == 1 || (answer.Result == WriteResult.Bad && answer.Dropped >= count))
        {
            Add(lines, answer.Reason, bad);
            return;
        }

        var half = Middle(lines.Span);
        foreach (var part in new[] { lines[..half], lines[half..] })
        {
            await DivideAsync(part, await send(part), bad);
        }
    }

    private static void Add(ReadOnlyMemory<byte> lines, string reason, List<(ReadOnlyMemory<byte> Line, string Reason)> bad)
    {
        while (!lines.IsEmpty)
        {
            var end = lines.Span.IndexOf((byte)'\n');
            bad.Add((lines[..end], reason));
            lines = lines[(end + 1)..];
        }
    }

    /// <summary>Just after a line's end, near the middle, with a line on either side.</summary>
    private static int Middle(ReadOnlySpan<byte> lines)
    {
        var after = lines[(lines.Length / 2)..^1].IndexOf((byte)'\n');
        return after >= 0 ? (lines.Length / 2) + after + 1 : lines[..(lines.Length / 2)].LastIndexOf((byte)'\n') + 1;
    }
}
