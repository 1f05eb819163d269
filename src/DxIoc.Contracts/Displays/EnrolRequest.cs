namespace DxIoc.Contracts.Displays;

/// <summary>A screen without a name asks to be one. What it says of itself helps whoever approves it.</summary>
/// <param name="Width">Of its picture, in pixels.</param>
public sealed record EnrolRequest(int Width, int Height);
