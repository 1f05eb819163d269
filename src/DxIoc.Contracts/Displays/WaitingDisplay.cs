namespace DxIoc.Contracts.Displays;

/// <summary>A screen that shows its code.</summary>
public sealed record WaitingDisplay(string Code, DateTimeOffset Since, DateTimeOffset Expires, int Width, int Height);
