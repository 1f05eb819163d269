using System.Buffers;
using System.Globalization;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Indicators.Windows;

namespace DxIoc.Grains.Wire;

/// <summary>
/// A cell's part on its way to the parent's cell: the live object within a silo, its bytes between silos. It carries
/// the shape of the window, so that a part made under another catalogue is not merged. Never changed after it was sent.
/// </summary>
[Immutable]
public sealed class PartEnvelope
{
    private readonly CellPart? _part;
    private readonly byte[]? _state;

    private PartEnvelope(string area, string shape, Instant? newest, CellPart? part, byte[]? state)
    {
        Area = area;
        Shape = shape;
        Newest = newest;
        _part = part;
        _state = state;
    }

    public string Area { get; }

    public string Shape { get; }

    public Instant? Newest { get; }

    public static PartEnvelope Of(CellPart part, IndicatorDefinition indicator) =>
        new(part.Area, ShapeOf(indicator), part.Newest, part, null);

    public static PartEnvelope Of(string area, string shape, Instant? newest, byte[] state) =>
        new(area, shape, newest, null, state);

    /// <summary>The part, or null when it was made for a window of another shape.</summary>
    public CellPart? Open(IndicatorDefinition indicator, TimeZoneInfo zone) =>
        Shape != ShapeOf(indicator) ? null
        : _part ?? new CellPart(Area, WindowFactory.Read(indicator, zone, _state), Newest);

    /// <summary>The window's state as bytes.</summary>
    public byte[] State()
    {
        if (_state is not null)
        {
            return _state;
        }

        var output = new ArrayBufferWriter<byte>();
        _part!.Window.Write(output);
        return output.WrittenSpan.ToArray();
    }

    private static string ShapeOf(IndicatorDefinition i) => string.Create(
        CultureInfo.InvariantCulture,
        $"{i.Id}|{i.Feed}|{string.Join(',', i.Measures)}|{i.Aggregate}|{i.LatestPerDevice}|{i.Quantile}|{i.Window}|{WindowFactory.Reach(i)}");
}
