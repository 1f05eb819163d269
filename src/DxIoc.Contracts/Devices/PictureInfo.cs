namespace DxIoc.Contracts.Devices;

/// <summary>The last picture of a device, which is at /api/v1/devices/{area}/{device}/picture.</summary>
/// <param name="At">When it arrived: its age counts from here.</param>
/// <param name="Label">What is on it, in its sender's word; null where that is not said.</param>
/// <param name="StaleAfter">Seconds of age after which it is not to be shown.</param>
public sealed record PictureInfo(string Feed, string Area, string Device, DateTimeOffset At, string Type, int Bytes, string? Label, double StaleAfter);
