using DxIoc.Indicators.Observations;

namespace DxIoc.History.Influx;

/// <summary>What the server was asked about, and which of it it has. Lives for one write.</summary>
internal sealed class AskedTimes(IEnumerable<Observation> asked)
{
    private readonly Dictionary<(Series, long), bool> _times = asked.Select(o => (o.Series, o.Time.Micros)).Distinct().ToDictionary(k => k, _ => false);

    public IEnumerable<(Series Series, long Time)> All => _times.Keys;

    public bool Knows(in Observation o) => _times.ContainsKey((o.Series, o.Time.Micros));

    /// <summary>The server has it.</summary>
    public void Found(Series series, long time)
    {
        if (_times.ContainsKey((series, time)))
        {
            _times[(series, time)] = true;
        }
    }

    /// <summary>It is written now; false when it was there already, by the server's word or by this write.</summary>
    public bool Add(in Observation o)
    {
        var isNew = !_times[(o.Series, o.Time.Micros)];
        _times[(o.Series, o.Time.Micros)] = true;
        return isNew;
    }
}
