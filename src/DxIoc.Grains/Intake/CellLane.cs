using DxIoc.Grains.Cells;
using DxIoc.Indicators.Readings;

namespace DxIoc.Grains.Intake;

/// <summary>What waits for one cell, and whether somebody is delivering it. Safe for concurrent use.</summary>
internal sealed class CellLane(CellKey key)
{
    /// <summary>Observations in one call at most.</summary>
    public const int BatchLimit = 4_096;

    private readonly Lock _gate = new();
    private List<CellObservation> _waiting = [];
    private bool _running;
    private int _rebuilding;

    public CellKey Key { get; } = key;

    public void Add(in CellObservation observation)
    {
        lock (_gate)
        {
            _waiting.Add(observation);
        }
    }

    /// <summary>True for the one caller who has to run the lane from now on.</summary>
    public bool TryStart()
    {
        lock (_gate)
        {
            var start = !_running && _waiting.Count > 0;
            _running |= start;
            return start;
        }
    }

    /// <summary>True for the one caller who has to have the cell rebuilt.</summary>
    public bool TryStartRebuild() => Interlocked.Exchange(ref _rebuilding, 1) == 0;

    /// <summary>From here on a batch that fails asks for a rebuild of its own: the one that begins may not contain it.</summary>
    public void EndRebuild() => Interlocked.Exchange(ref _rebuilding, 0);

    /// <summary>The next batch in order; empty when nothing waits.</summary>
    public CellObservation[] Take()
    {
        lock (_gate)
        {
            if (_waiting.Count <= BatchLimit)
            {
                var all = _waiting.ToArray();
                _waiting.Clear();
                return all;
            }

            var batch = _waiting.GetRange(0, BatchLimit).ToArray();
            _waiting = _waiting.GetRange(BatchLimit, _waiting.Count - BatchLimit);
            return batch;
        }
    }

    /// <summary>Ends the run; true when something came in meanwhile and the runner must go on.</summary>
    public bool Rest()
    {
        lock (_gate)
        {
            _running = _waiting.Count > 0;
            return _running;
        }
    }
}
