using DxIoc.Contracts.Feeds;

namespace DxIoc.Wall.Live;

/// <summary>The server's version and clock, what is wrong with the catalogue's last change, and what waits for the server behind history (null where there is none).</summary>
public sealed record ServerStatus(string Version, DateTimeOffset StartedAt, DateTimeOffset Time, IReadOnlyList<string> CatalogueErrors, SpoolInfo? Spool = null);
