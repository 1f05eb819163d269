using DxIoc.Contracts.Catalogue;

namespace DxIoc.Contracts.Displays;

/// <summary>A situation that holds now.</summary>
/// <param name="Displays">Names of the displays that it comes to; empty for all.</param>
public sealed record SituationState(string Id, LocalText Title, string Scene, DateTimeOffset Since, DateTimeOffset Until, IReadOnlyList<string> Displays);
