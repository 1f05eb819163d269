using System.Runtime.InteropServices;
using DxIoc.Indicators.Readings;

namespace DxIoc.Grains.Wire;

/// <summary>A batch between silos: the observations' memory as it is (both silos run the same program).</summary>
[GenerateSerializer]
internal struct CellBatchSurrogate
{
    [Id(0)]
    public byte[] Packed;
}

/// <summary>Packs and unpacks in one copy, whatever the batch's size.</summary>
[RegisterConverter]
internal sealed class CellBatchConverter : IConverter<CellBatch, CellBatchSurrogate>
{
    public CellBatch ConvertFromSurrogate(in CellBatchSurrogate surrogate) =>
        new(MemoryMarshal.Cast<byte, CellObservation>(surrogate.Packed).ToArray());

    public CellBatchSurrogate ConvertToSurrogate(in CellBatch value) =>
        new() { Packed = MemoryMarshal.AsBytes(value.Observations).ToArray() };
}
