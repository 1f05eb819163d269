using DxIoc.Contracts.Boards;
using DxIoc.Grains.Districts;
using DxIoc.Grains.Wire;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.Grains.Boards;

/// <summary>
/// One area's board as this silo sees it. A gap in the versions makes it ask for the whole board again.
/// Safe for concurrent use.
/// </summary>
internal sealed class AreaMirror(string area, TimeProvider time) : IBoardObserver
{
    private readonly Lock _gate = new();
    private readonly List<BoardViewer> _viewers = [];
    private readonly Dictionary<string, CellReading> _readings = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private long _version = -1;

    /// <summary>True once a whole board was received.</summary>
    public bool Known { get; private set; }

    /// <summary>True when a change was missed: the whole board is wanted.</summary>
    public bool Gap { get; private set; }

    public Task Changed(BoardDelta delta)
    {
        Tell(delta);
        return Task.CompletedTask;
    }

    public void Tell(BoardDelta delta)
    {
        lock (_gate)
        {
            if (delta.Full)
            {
                if (Known && !Gap && delta.Version <= _version)
                {
                    // The renewed lease's answer: nothing was missed and nothing is newer.
                    return;
                }

                _readings.Clear();
                _order.Clear();
                Known = true;
                Gap = false;
            }
            else if (!Known || delta.Version != _version + 1)
            {
                if (!Known || delta.Version > _version)
                {
                    Gap = true;
                }

                return;
            }

            foreach (var reading in delta.Readings)
            {
                if (!_readings.ContainsKey(reading.Indicator))
                {
                    _order.Add(reading.Indicator);
                }

                _readings[reading.Indicator] = reading;
            }

            _version = delta.Version;
            foreach (var viewer in _viewers)
            {
                viewer.Tell(delta);
            }
        }
    }

    public BoardUpdate? Snapshot()
    {
        lock (_gate)
        {
            return Known ? BoardUpdates.From(area, _version, true, _order.Select(id => _readings[id]), Instant.Now(time)) : null;
        }
    }

    /// <summary>Registers first, then hands over the board: no change falls between the two.</summary>
    public void Add(BoardViewer viewer)
    {
        lock (_gate)
        {
            _viewers.Add(viewer);
            if (Known)
            {
                viewer.Tell(new BoardDelta(area, _version, true, [.. _order.Select(id => _readings[id])]));
            }
        }
    }

    public void Remove(BoardViewer viewer)
    {
        lock (_gate)
        {
            _viewers.Remove(viewer);
        }
    }
}
