using DxIoc.History;
using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Intake;

/// <summary>One feed's books. Every move is under its lock, so a statement always balances.</summary>
public sealed class FeedAccount
{
    private const int RateSeconds = 60;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _opened;
    private readonly long[] _perSecond = new long[RateSeconds + 1];
    private readonly long[] _secondOf = new long[RateSeconds + 1];
    private long _received;
    private long _stored;
    private long _waiting;
    private long _duplicate;
    private long _refused;
    private long _early;
    private Instant? _lastSeen;
    private TimeSpan? _lag;

    internal FeedAccount(string feed, TimeProvider time)
    {
        Feed = feed;
        _time = time;
        _opened = time.GetTimestamp();
    }

    public string Feed { get; }

    internal void Load(FeedBook book)
    {
        lock (_gate)
        {
            _stored += book.Stored;
            _duplicate += book.Duplicate;
            _refused += book.Refused;
            _received += book.Stored + book.Duplicate + book.Refused;
            _lastSeen = book.LastSeen;
            _lag = book.Lag;
        }
    }

    /// <summary>Parts of a message came in: they wait until they are settled.</summary>
    internal void Receive(int parts, Instant arrived)
    {
        lock (_gate)
        {
            _received += parts;
            _waiting += parts;
            _lastSeen = arrived;
            var second = Second();
            var slot = second % _perSecond.Length;
            if (_secondOf[slot] != second)
            {
                _secondOf[slot] = second;
                _perSecond[slot] = 0;
            }

            _perSecond[slot] += parts;
        }
    }

    /// <summary>Parts that waited became durable.</summary>
    internal void Settle(int stored, int duplicate, int refused, TimeSpan? lag)
    {
        lock (_gate)
        {
            _waiting -= stored + duplicate + refused;
            _stored += stored;
            _duplicate += duplicate;
            _refused += refused;
            _lag = lag ?? _lag;
            Move();
        }
    }

    /// <summary>What was stored is refused after all; it may be so before the intake has settled it.</summary>
    internal void Correct(long refused)
    {
        lock (_gate)
        {
            _early += refused;
            Move();
        }
    }

    /// <summary>Parts that waited could not be kept and were not acknowledged: their sender still has them.</summary>
    internal void GiveBack(int parts)
    {
        lock (_gate)
        {
            _waiting -= parts;
            _received -= parts;
        }
    }

    internal FeedStatement Statement()
    {
        lock (_gate)
        {
            var now = Second();
            long recent = 0;
            for (var i = 0; i < _perSecond.Length; i++)
            {
                recent += _secondOf[i] < now && _secondOf[i] >= now - RateSeconds ? _perSecond[i] : 0;
            }

            return new FeedStatement(
                Feed, _received, _stored, _waiting, _duplicate, _refused, _lastSeen, _lag, recent / (double)RateSeconds);
        }
    }

    private void Move()
    {
        var moved = Math.Min(_early, _stored);
        _early -= moved;
        _stored -= moved;
        _refused += moved;
    }

    private long Second() => (long)_time.GetElapsedTime(_opened).TotalSeconds;
}
