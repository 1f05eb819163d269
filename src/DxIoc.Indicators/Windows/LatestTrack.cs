using System.Runtime.InteropServices;

namespace DxIoc.Indicators.Windows;

/// <summary>One device's latest observation of each bucket, in order, with how many there were.</summary>
internal sealed class LatestTrack
{
    private readonly List<Entry> _entries;

    public LatestTrack() => _entries = [];

    private LatestTrack(LatestTrack other) => _entries = [.. other._entries];

    public bool Any => _entries.Count > 0;

    public void Add(long bucket, long micros, double value, long count = 1)
    {
        var at = _entries.Count;
        while (at > 0 && _entries[at - 1].Bucket > bucket)
        {
            at--;
        }

        if (at > 0 && _entries[at - 1].Bucket == bucket)
        {
            ref var entry = ref CollectionsMarshal.AsSpan(_entries)[at - 1];
            entry = micros > entry.Micros
                ? new Entry(bucket, micros, value, entry.Count + count)
                : entry with { Count = entry.Count + count };
        }
        else
        {
            _entries.Insert(at, new Entry(bucket, micros, value, count));
        }
    }

    /// <summary>Forgets what is older than a bucket.</summary>
    public void Prune(long oldest)
    {
        var old = 0;
        while (old < _entries.Count && _entries[old].Bucket < oldest)
        {
            old++;
        }

        _entries.RemoveRange(0, old);
    }

    /// <summary>The latest value in the buckets first..last; false when there is none.</summary>
    public bool Latest(long first, long last, out double value)
    {
        for (var i = _entries.Count - 1; i >= 0 && _entries[i].Bucket >= first; i--)
        {
            if (_entries[i].Bucket <= last)
            {
                value = _entries[i].Value;
                return true;
            }
        }

        value = 0;
        return false;
    }

    public long Count(long first, long last)
    {
        long count = 0;
        for (var i = _entries.Count - 1; i >= 0 && _entries[i].Bucket >= first; i--)
        {
            count += _entries[i].Bucket <= last ? _entries[i].Count : 0;
        }

        return count;
    }

    public LatestTrack Copy() => new(this);

    public void Merge(LatestTrack other)
    {
        foreach (var e in other._entries)
        {
            Add(e.Bucket, e.Micros, e.Value, e.Count);
        }
    }

    public void Write(BinaryWriter output)
    {
        output.Write(_entries.Count);
        foreach (var e in _entries)
        {
            output.Write(e.Bucket);
            output.Write(e.Micros);
            output.Write(e.Value);
            output.Write(e.Count);
        }
    }

    public static LatestTrack Read(BinaryReader input)
    {
        var track = new LatestTrack();
        for (var left = input.ReadSize(); left > 0; left--)
        {
            track.Add(input.ReadInt64(), input.ReadInt64(), input.ReadFinite(), input.ReadTally());
        }

        return track;
    }

    private readonly record struct Entry(long Bucket, long Micros, double Value, long Count);
}
