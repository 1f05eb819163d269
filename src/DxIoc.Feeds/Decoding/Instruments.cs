using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>
/// What becomes of a value whose instrument does not measure: it goes under a name of its own, where no figure reads it. And how many
/// instruments of each device measured, were calibrated and were at fault, for one message.
/// </summary>
internal sealed class Instruments(string feed)
{
    private readonly Dictionary<(string Area, string Device, Instant? Time), Tally> _tallies = [];

    /// <summary>The name under which a value is kept.</summary>
    public static string NameOf(string measure, InstrumentState state) => measure + state switch
    {
        InstrumentState.Calibrating => QualityNames.Calibrating,
        InstrumentState.Fault => QualityNames.Fault,
        _ => "",
    };

    public void Count((string Area, string Device, Instant? Time) whose, InstrumentState state, int index)
    {
        var tally = _tallies.GetValueOrDefault(whose, new Tally(index, 0, 0, 0));
        _tallies[whose] = tally with
        {
            All = tally.All + 1,
            Calibrating = tally.Calibrating + (state == InstrumentState.Calibrating ? 1 : 0),
            Fault = tally.Fault + (state == InstrumentState.Fault ? 1 : 0),
        };
    }

    /// <summary>Three measures of each device.</summary>
    public IEnumerable<Measurement> Counts()
    {
        foreach (var ((area, device, time), tally) in _tallies)
        {
            yield return new Measurement(area, feed, device, QualityNames.Instruments, time, tally.All, tally.Index);
            yield return new Measurement(area, feed, device, QualityNames.Instruments + QualityNames.Calibrating, time, tally.Calibrating, tally.Index);
            yield return new Measurement(area, feed, device, QualityNames.Instruments + QualityNames.Fault, time, tally.Fault, tally.Index);
        }
    }

    private readonly record struct Tally(int Index, int All, int Calibrating, int Fault);
}
