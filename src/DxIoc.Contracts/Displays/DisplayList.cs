namespace DxIoc.Contracts.Displays;

/// <summary>All screens: those that wait for approval, and those that are enrolled, by name.</summary>
/// <param name="Time">The server's clock.</param>
/// <param name="Software">The server's version.</param>
public sealed record DisplayList(
    DateTimeOffset Time, string Software, IReadOnlyList<WaitingDisplay> Waiting, IReadOnlyList<DisplayInfo> Displays, IReadOnlyList<SituationState> Situations);
