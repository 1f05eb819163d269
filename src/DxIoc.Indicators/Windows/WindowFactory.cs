using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Windows;

/// <summary>Makes the window that an indicator's aggregate needs.</summary>
public static class WindowFactory
{
    /// <exception cref="ArgumentException">The aggregate is a formula, which has no window of its own.</exception>
    public static IWindow Create(IndicatorDefinition indicator, TimeZoneInfo zone) => throw new NotImplementedException();

    /// <summary>Reads what <see cref="IWindow.Write"/> wrote for the same definition.</summary>
    public static IWindow Read(IndicatorDefinition indicator, TimeZoneInfo zone, ReadOnlySpan<byte> state) => throw new NotImplementedException();

    /// <summary>How far back from the newest observation a window keeps: length + the longer of lateness and trend span + a bucket.</summary>
    public static TimeSpan Reach(IndicatorDefinition indicator) => throw new NotImplementedException();
}
