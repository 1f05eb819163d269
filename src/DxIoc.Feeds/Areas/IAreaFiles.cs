namespace DxIoc.Feeds.Areas;

/// <summary>The GeoJSON files that feed definitions name.</summary>
public interface IAreaFiles
{
    /// <summary>The text of a file, or null and why it cannot be read.</summary>
    /// <param name="file">As a definition writes it; null for the map that the walls draw.</param>
    string? Read(string? file, out string problem);
}
