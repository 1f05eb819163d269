namespace DxIoc.Indicators.Observations;

/// <summary>
/// The names under which values stand whose instrument did not measure: pm25.calibrating is what it showed while it was calibrated. The
/// newest of the three tells the instrument's state.
/// </summary>
public static class QualityNames
{
    public const string Calibrating = ".calibrating";

    /// <summary>What a faulty instrument showed, 0 where it showed none: never a figure, but kept.</summary>
    public const string Fault = ".fault";

    /// <summary>How many instruments of a device spoke; with the two endings, how many of them were calibrated and at fault.</summary>
    public const string Instruments = "instruments";
}
