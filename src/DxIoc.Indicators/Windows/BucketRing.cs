using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>
/// Buckets by number, the newest <see cref="BucketClock.Kept"/> of them. A slot belongs to the bucket whose number it
/// carries: older ones are overwritten when their slot is needed, and passed over before that.
/// </summary>
internal sealed class BucketRing<T>
    where T : struct, IBucket<T>
{
    private readonly BucketClock _clock;
    private readonly long[] _numbers;
    private readonly T[] _buckets;
    private long _newest = long.MinValue;

    public BucketRing(BucketClock clock)
    {
        _clock = clock;
        _numbers = new long[clock.Kept];
        _buckets = new T[clock.Kept];
        Array.Fill(_numbers, long.MinValue);
    }

    private BucketRing(BucketRing<T> other)
    {
        _clock = other._clock;
        _numbers = [.. other._numbers];
        _buckets = Array.ConvertAll(other._buckets, b => b.Copy());
        _newest = other._newest;
    }

    /// <summary>The bucket of a time, made when it is new; null reference when it is older than what is kept.</summary>
    public ref T At(Instant time, out bool kept) => ref Slot(_clock.BucketOf(time), out kept);

    public bool Any => _newest != long.MinValue;

    /// <summary>All buckets of the window that ends at a time, merged.</summary>
    public T Sum(Instant end) => Between(_clock.First(end), _clock.BucketOf(end));

    /// <summary>All buckets that begin in [from, to), merged.</summary>
    public T Sum(Instant from, Instant to) => Between(_clock.BucketOf(from), _clock.BucketOf(new Instant(to.Micros - 1)));

    /// <summary>Observations in the buckets that begin in [from, to).</summary>
    public long Count(Instant from, Instant to)
    {
        long count = 0;
        var last = Math.Min(_clock.BucketOf(new Instant(to.Micros - 1)), _newest);
        for (var number = Math.Max(_clock.BucketOf(from), _newest - _clock.Kept + 1); number <= last; number++)
        {
            var slot = Index(number);
            count += _numbers[slot] == number ? _buckets[slot].Count : 0;
        }

        return count;
    }

    public BucketRing<T> Copy() => new(this);

    public void Merge(BucketRing<T> other)
    {
        for (var i = 0; i < other._numbers.Length; i++)
        {
            if (other.Holds(other._numbers[i]))
            {
                ref var slot = ref Slot(other._numbers[i], out var kept);
                if (kept)
                {
                    slot.Merge(other._buckets[i]);
                }
            }
        }
    }

    public void Write(BinaryWriter output)
    {
        output.Write(_numbers.Count(Holds));
        for (var i = 0; i < _numbers.Length; i++)
        {
            if (Holds(_numbers[i]))
            {
                output.Write(_numbers[i]);
                _buckets[i].Write(output);
            }
        }
    }

    public void Read(BinaryReader input)
    {
        for (var left = input.ReadSize(); left > 0; left--)
        {
            ref var slot = ref Slot(input.ReadInt64(), out var kept);
            var bucket = T.Read(input);
            if (kept)
            {
                slot = bucket;
            }
        }
    }

    private T Between(long first, long last)
    {
        var sum = default(T);
        for (var number = Math.Max(first, _newest - _clock.Kept + 1); number <= Math.Min(last, _newest); number++)
        {
            var slot = Index(number);
            if (_numbers[slot] == number)
            {
                sum.Merge(_buckets[slot]);
            }
        }

        return sum;
    }

    private ref T Slot(long number, out bool kept)
    {
        kept = _newest == long.MinValue || number > _newest - _clock.Kept;
        var slot = Index(number);
        if (!kept)
        {
            return ref _buckets[slot];
        }

        _newest = Math.Max(_newest, number);
        if (_numbers[slot] != number)
        {
            _numbers[slot] = number;
            _buckets[slot] = default;
        }

        return ref _buckets[slot];
    }

    private bool Holds(long number) => number != long.MinValue && number > _newest - _clock.Kept;

    private int Index(long number) => (int)(((number % _clock.Kept) + _clock.Kept) % _clock.Kept);
}
