namespace DxIoc.Contracts.Displays;

/// <summary>An enrolled display: what it is for, what it was told, and how it is.</summary>
/// <param name="Own">What it shows when nobody and nothing wants otherwise.</param>
/// <param name="Shows">What it was told to show now.</param>
/// <param name="Since">Since when it was told so.</param>
/// <param name="Until">When it goes back by itself; null for never.</param>
/// <param name="Situation">The situation that holds for it now, also where an operator's scene stands before it; null for none.</param>
/// <param name="Heard">When it reported last; null for not since the server's start.</param>
/// <param name="Lost">True when it should have reported meanwhile.</param>
public sealed record DisplayInfo(
    string Id,
    string Name,
    DisplayShows Own,
    DisplayShows Shows,
    DisplayReason Reason,
    DateTimeOffset? Since,
    DateTimeOffset? Until,
    string? Tile,
    string? Situation,
    DateTimeOffset Enrolled,
    DateTimeOffset? Heard,
    bool Lost,
    DisplayReport? Report);
