namespace DxIoc.Contracts.Devices;

/// <summary>The last that a device said of one measure.</summary>
/// <param name="At">The device's own time, UTC.</param>
public sealed record DeviceLatest(string Area, string Device, string Measure, double Value, DateTimeOffset At);
