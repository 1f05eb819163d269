using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DxIoc.Feeds.Decoding;

/// <summary>
/// Good names of measures that were met before, one instance each, found by their bytes. Bounded; when full it begins anew, so that a
/// flood of invented names leaves those that come again. Safe for concurrent use.
/// </summary>
internal sealed class MeasureNames
{
    /// <summary>Names at most.</summary>
    public const int Limit = 4_096;

    private readonly ConcurrentDictionary<string, string> _names = new(new ByBytes());
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<byte>> _byBytes;

    public MeasureNames() => _byBytes = _names.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => _names.Count;

    public bool TryGet(ReadOnlySpan<byte> utf8, [MaybeNullWhen(false)] out string name) => _byBytes.TryGetValue(utf8, out name);

    /// <param name="name">Good, and so ASCII.</param>
    public void Add(string name)
    {
        if (_names.Count >= Limit)
        {
            _names.Clear();
        }

        _names.TryAdd(name, name);
    }

    /// <summary>Names of the canonical form are ASCII: a byte is a character.</summary>
    private sealed class ByBytes : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
    {
        private const uint Seed = 2_166_136_261;
        private const uint Prime = 16_777_619;

        public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

        public bool Equals(ReadOnlySpan<byte> alternate, string other) => Ascii.Equals(alternate, other);

        public string Create(ReadOnlySpan<byte> alternate) => Encoding.ASCII.GetString(alternate);

        public int GetHashCode(string obj)
        {
            var hash = Seed;
            foreach (var c in obj)
            {
                hash = (hash ^ c) * Prime;
            }

            return (int)hash;
        }

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = Seed;
            foreach (var b in alternate)
            {
                hash = (hash ^ b) * Prime;
            }

            return (int)hash;
        }
    }
}
