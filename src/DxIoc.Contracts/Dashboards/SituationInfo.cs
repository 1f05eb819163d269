using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;

namespace DxIoc.Contracts.Dashboards;

/// <summary>A bad hour that brings a scene to walls by itself, and takes it away again.</summary>
/// <param name="Indicator">Whose reading is watched, on the board of <paramref name="Area"/>.</param>
/// <param name="Status">The status that the reading takes.</param>
/// <param name="Seconds">How long the scene stands.</param>
/// <param name="Displays">Names of displays; empty for all.</param>
public sealed record SituationInfo(
    string Id, LocalText Title, string Area, string Indicator, ReadingStatus Status, string Scene, int Seconds, IReadOnlyList<string> Displays);
