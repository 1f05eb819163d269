namespace DxIoc.Feeds.Definitions;

/// <summary>What an instrument was doing when it gave a value.</summary>
internal enum InstrumentState
{
    Measuring,
    Calibrating,
    Fault,
}
