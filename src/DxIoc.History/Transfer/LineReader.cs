namespace DxIoc.History.Transfer;

/// <summary>Lines of a packed stream, one at a time. A line beyond the limit is given as an empty one, and read over.</summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>Bytes of a line at most: a topic of 64 KiB, escaped, with its payload.</summary>
    public const int Limit = 1 << 20;

    private readonly byte[] _buffer = new byte[Limit];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Of the current line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The current line, without its end; valid until the next one.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>The stream was damaged or ended within a line.</summary>
    public bool BrokenOff { get; private set; }

    public bool Next()
    {
        var (searched, tooLong) = (_start, false);
        while (true)
        {
            var at = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                Line = tooLong ? default : _buffer.AsMemory(_start, searched + at - _start);
                _start = searched + at + 1;
                Number++;
                return true;
            }

            if (_ended)
            {
                BrokenOff |= _end > _start;
                return false;
            }

            (searched, tooLong) = Fill(tooLong);
        }
    }

    private (int Searched, bool TooLong) Fill(bool tooLong)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            (_end, tooLong) = (0, true);
        }

        var searched = _end;
        try
        {
            var read = stream.Read(_buffer.AsSpan(_end));
            _ended = read == 0;
            _end += read;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            (_ended, BrokenOff) = (true, true);
        }

        return (searched, tooLong);
    }
}
