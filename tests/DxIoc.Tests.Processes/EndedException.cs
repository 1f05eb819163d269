namespace DxIoc.Tests.Processes;

/// <summary>A process ended before it did what was awaited of it. The message says what it said.</summary>
internal sealed class EndedException(string message) : Exception(message);
