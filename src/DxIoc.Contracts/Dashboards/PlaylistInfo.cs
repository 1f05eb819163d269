using DxIoc.Contracts.Catalogue;

namespace DxIoc.Contracts.Dashboards;

/// <summary>A rotation of scenes.</summary>
/// <param name="Version">Differs when anything in it differs.</param>
public sealed record PlaylistInfo(string Id, LocalText Title, string File, string Version, IReadOnlyList<PlaylistItem> Items);
