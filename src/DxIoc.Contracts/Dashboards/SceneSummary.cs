using DxIoc.Contracts.Catalogue;

namespace DxIoc.Contracts.Dashboards;

/// <summary>A scene in a list.</summary>
public sealed record SceneSummary(string Id, LocalText Title, string Area, string File, string Version, int Tiles);
