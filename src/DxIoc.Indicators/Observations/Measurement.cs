namespace DxIoc.Indicators.Observations;

/// <summary>What a decoder found for one measure, well-formed but not yet admitted.</summary>
/// <param name="Time">Null where the message gave none: the arrival counts.</param>
/// <param name="Index">Position in the message (array index; 0 for a flat object), to name it in a refusal.</param>
public readonly record struct Measurement(
    string Area, string Feed, string Device, string Measure, Instant? Time, double Value, int Index);
