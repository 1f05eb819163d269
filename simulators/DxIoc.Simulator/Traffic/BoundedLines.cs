namespace DxIoc.Simulator.Traffic;

/// <summary>Lines of a stream, each up to a limit: what is longer is passed over and marked, and never held.</summary>
internal sealed class BoundedLines(Stream stream, int limit)
{
    private readonly byte[] _read = new byte[1 << 16];
    private byte[] _line = new byte[1 << 12];
    private int _length;
    private int _at;
    private int _end;

    /// <summary>Of the line read last, from 1.</summary>
    public long Number { get; private set; }

    public bool TooLong { get; private set; }

    /// <summary>Without its end; valid until the next one.</summary>
    public ReadOnlyMemory<byte> Line => _line.AsMemory(0, _length).Trim("\r "u8);

    /// <summary>False at the end of the stream.</summary>
    public bool Next()
    {
        (_length, TooLong) = (0, false);
        for (var any = false; ; any = true)
        {
            if (_at == _end)
            {
                (_at, _end) = (0, stream.Read(_read));
                if (_end == 0)
                {
                    Number += any ? 1 : 0;
                    return any;
                }
            }

            var rest = _read.AsSpan(_at, _end - _at);
            var newline = rest.IndexOf((byte)'\n');
            Keep(newline < 0 ? rest : rest[..newline]);
            _at += newline < 0 ? rest.Length : newline + 1;
            if (newline >= 0)
            {
                Number++;
                return true;
            }
        }
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        TooLong |= _length + part.Length > limit;
        if (TooLong)
        {
            _length = 0;
            return;
        }

        if (_length + part.Length > _line.Length)
        {
            Array.Resize(ref _line, Math.Min(limit, Math.Max(_line.Length * 2, _length + part.Length)));
        }

        part.CopyTo(_line.AsSpan(_length));
        _length += part.Length;
    }
}
