using DxIoc.Contracts.Displays;

namespace DxIoc.Grains.Wire;

/// <summary>A display's last report, and when it came.</summary>
public sealed record DisplayHealth(DateTimeOffset At, DisplayReport Report);
