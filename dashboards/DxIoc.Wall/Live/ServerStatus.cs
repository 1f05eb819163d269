namespace DxIoc.Wall.Live;

/// <summary>The server's version and clock, and what is wrong with the catalogue's last change.</summary>
public sealed record ServerStatus(string Version, DateTimeOffset StartedAt, DateTimeOffset Time, IReadOnlyList<string> CatalogueErrors);
