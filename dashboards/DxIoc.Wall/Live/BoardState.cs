using DxIoc.Contracts.Boards;

namespace DxIoc.Wall.Live;

/// <summary>One board as this screen knows it: the last whole one with all changes since.</summary>
public sealed class BoardState
{
    private readonly Dictionary<string, Reading> _readings = new(StringComparer.Ordinal);

    /// <summary>True once a whole board was received.</summary>
    public bool Known { get; private set; }

    public IReadOnlyDictionary<string, Reading> Readings => _readings;

    public Reading? Find(string indicator) => _readings.GetValueOrDefault(indicator);

    /// <summary>Takes an update; true when a status or freshness changed, which is shown at once.</summary>
    public bool Merge(BoardUpdate update)
    {
        var urgent = false;
        if (update.Full)
        {
            var gone = _readings.Keys.Except(update.Readings.Select(r => r.Indicator)).ToList();
            gone.ForEach(id => _readings.Remove(id));
            urgent = gone.Count > 0 || !Known;
            Known = true;
        }
        else if (!Known)
        {
            return false;
        }

        foreach (var reading in update.Readings)
        {
            urgent |= !_readings.TryGetValue(reading.Indicator, out var before)
                || before.Status != reading.Status || before.Freshness != reading.Freshness;
            _readings[reading.Indicator] = reading;
        }

        return urgent;
    }
}
