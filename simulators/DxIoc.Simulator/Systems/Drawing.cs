using System.Buffers.Binary;
using System.IO.Compression;

namespace DxIoc.Simulator.Systems;

/// <summary>A small picture of sixteen or so colours, drawn by rectangles and letters and written as PNG. Not shared.</summary>
internal sealed class Drawing(int width, int height, IReadOnlyList<(byte Red, byte Green, byte Blue)> colours)
{
    /// <summary>Letters are three columns of five rows; each text here is a row of bits from the top, left first.</summary>
    private const int LetterWidth = 3;
    private const int LetterHeight = 5;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    private static readonly Dictionary<char, string> Letters = new()
    {
        ['0'] = "111101101101111", ['1'] = "010110010010111", ['2'] = "111001111100111", ['3'] = "111001111001111", ['4'] = "101101111001001",
        ['5'] = "111100111001111", ['6'] = "111100111101111", ['7'] = "111001010010010", ['8'] = "111101111101111", ['9'] = "111101111001111",
        ['a'] = "010101111101101", ['b'] = "110101110101110", ['c'] = "011100100100011", ['d'] = "110101101101110", ['e'] = "111100110100111",
        ['f'] = "111100110100100", ['g'] = "011100101101011", ['h'] = "101101111101101", ['i'] = "111010010010111", ['k'] = "101101110101101",
        ['l'] = "100100100100111", ['m'] = "101111111101101", ['n'] = "110101101101101", ['o'] = "010101101101010", ['p'] = "110101110100100",
        ['r'] = "110101110101101", ['s'] = "011100010001110", ['t'] = "111010010010010", ['u'] = "101101101101111", ['y'] = "101101010010010",
        ['-'] = "000000111000000", [':'] = "000010000010000", ['/'] = "001001010100100",
    };

    private readonly byte[] _points = new byte[width * height];

    public void Fill(int left, int top, int across, int down, int colour)
    {
        for (var y = Math.Max(0, top); y < Math.Min(height, top + down); y++)
        {
            var (from, to) = (Math.Clamp(left, 0, width), Math.Clamp(left + across, 0, width));
            _points.AsSpan((y * width) + from, to - from).Fill((byte)colour);
        }
    }

    /// <summary>A letter that the small type lacks is left out.</summary>
    public void Write(string text, int left, int top, int size, int colour)
    {
        foreach (var letter in text)
        {
            if (Letters.TryGetValue(letter, out var bits))
            {
                for (var i = 0; i < LetterWidth * LetterHeight; i++)
                {
                    if (bits[i] == '1')
                    {
                        Fill(left + (i % LetterWidth * size), top + (i / LetterWidth * size), size, size, colour);
                    }
                }
            }

            left += (LetterWidth + 1) * size;
        }
    }

    public byte[] ToPng()
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        // Eight bits a point, each the number of a colour.
        (head[8], head[9]) = (8, 3);
        Chunk(png, "IHDR"u8, head);
        Chunk(png, "PLTE"u8, [.. colours.SelectMany(c => new[] { c.Red, c.Green, c.Blue })]);
        Chunk(png, "IDAT"u8, Packed());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private byte[] Packed()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            for (var y = 0; y < height; y++)
            {
                // No filter: equal points pack well.
                zlib.WriteByte(0);
                zlib.Write(_points, y * width, width);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> name, byte[] data)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, data.Length);
        png.Write(four);
        png.Write(name);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(four, ~Sum(data, Sum(name, uint.MaxValue)));
        png.Write(four);
    }

    private static uint Sum(ReadOnlySpan<byte> bytes, uint sum)
    {
        foreach (var one in bytes)
        {
            sum = Crc[(sum ^ one) & 0xff] ^ (sum >> 8);
        }

        return sum;
    }

    private static uint CrcOf(int index)
    {
        var sum = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            sum = (sum & 1) == 1 ? 0xedb88320 ^ (sum >> 1) : sum >> 1;
        }

        return sum;
    }
}
