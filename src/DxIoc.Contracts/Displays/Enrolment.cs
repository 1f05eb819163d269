namespace DxIoc.Contracts.Displays;

/// <summary>The answer to a screen that asked for enrolment.</summary>
/// <param name="Token">The screen's secret: kept by it, and by the server as a hash alone.</param>
/// <param name="Code">What people read off the screen; without letters and digits that look alike.</param>
/// <param name="Expires">When the code ends; the screen then asks for another.</param>
/// <param name="Address">Where it is approved.</param>
/// <param name="Qr">The address as an SVG picture.</param>
public sealed record Enrolment(string Token, string Code, DateTimeOffset Expires, string Address, string Qr);
