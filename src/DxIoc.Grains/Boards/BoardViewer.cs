using System.Runtime.CompilerServices;
using DxIoc.Contracts.Boards;
using DxIoc.Grains.Wire;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.Grains.Boards;

/// <summary>
/// One viewer's view of one board. Changes merge by indicator while the viewer is busy, so a slow viewer gets the newest
/// state less often and costs at most one board of memory. Told by the mirror, read by one enumerator.
/// </summary>
internal sealed class BoardViewer(string area, TimeProvider time, TimeSpan interval) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private Dictionary<string, CellReading> _pending = new(StringComparer.Ordinal);
    private long _version;
    private bool _whole;

    /// <summary>Merges a change, or starts over from a whole board.</summary>
    public void Tell(BoardDelta delta)
    {
        lock (_gate)
        {
            if (delta.Full)
            {
                _pending.Clear();
                _whole = true;
            }

            foreach (var reading in delta.Readings)
            {
                _pending[reading.Indicator] = reading;
            }

            _version = delta.Version;
            if (_signal.CurrentCount == 0)
            {
                _signal.Release();
            }
        }
    }

    /// <summary>The stream: the whole board first, then what changed, no faster than the interval. Ends by cancellation.</summary>
    public async IAsyncEnumerable<BoardUpdate> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            await _signal.WaitAsync(cancellation);
            var sent = time.GetTimestamp();
            yield return Take();
            var rest = interval - time.GetElapsedTime(sent);
            if (rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, time, cancellation);
            }
        }
    }

    public void Dispose() => _signal.Dispose();

    private BoardUpdate Take()
    {
        Dictionary<string, CellReading> taken;
        long version;
        bool whole;
        lock (_gate)
        {
            (taken, _pending) = (_pending, new Dictionary<string, CellReading>(StringComparer.Ordinal));
            version = _version;
            (whole, _whole) = (_whole, false);
        }

        return BoardUpdates.From(area, version, whole, taken.Values, Instant.Now(time));
    }
}
