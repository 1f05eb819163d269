namespace DxIoc.Simulator.Load;

/// <summary>One message of a schedule. Times count from the schedule's begin.</summary>
/// <param name="Due">When it is to be sent; what became of it is measured from here, however late it went out.</param>
/// <param name="OwnMicros">Its own time, in microseconds: with the device its identity.</param>
internal readonly record struct LoadMessage(TimeSpan Due, int Device, LoadKind Kind, long OwnMicros);
