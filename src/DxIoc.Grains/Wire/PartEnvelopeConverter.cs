using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Wire;

/// <summary>A part between silos.</summary>
[GenerateSerializer]
internal struct PartEnvelopeSurrogate
{
    [Id(0)]
    public string Area;

    [Id(1)]
    public string Shape;

    [Id(2)]
    public long? NewestMicros;

    [Id(3)]
    public byte[] State;
}

/// <summary>Writes the window only when a part leaves the silo.</summary>
[RegisterConverter]
internal sealed class PartEnvelopeConverter : IConverter<PartEnvelope, PartEnvelopeSurrogate>
{
    public PartEnvelope ConvertFromSurrogate(in PartEnvelopeSurrogate surrogate) =>
        PartEnvelope.Of(
            surrogate.Area,
            surrogate.Shape,
            surrogate.NewestMicros is { } micros ? new Instant(micros) : null,
            surrogate.State);

    public PartEnvelopeSurrogate ConvertToSurrogate(in PartEnvelope value) =>
        new() { Area = value.Area, Shape = value.Shape, NewestMicros = value.Newest?.Micros, State = value.State() };
}
