using System.Text.Json;
using DxIoc.Server.Startup;

namespace DxIoc.Server.State;

/// <summary>The GeoJSON that walls draw: the shipped schematic, or the file that "Map:File" names. Read once.</summary>
internal sealed class MapFile
{
    /// <exception cref="SettingsException">The file cannot be read or is no GeoJSON FeatureCollection.</exception>
    public MapFile(string path)
    {
        try
        {
            GeoJson = File.ReadAllText(path);
            using var document = JsonDocument.Parse(GeoJson);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("type", out var type)
                || type.GetString() != "FeatureCollection")
            {
                throw new SettingsException($"Setting Map:File = '{path}' cannot be used: it is no GeoJSON FeatureCollection.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new SettingsException($"Setting Map:File = '{path}' cannot be used: {e.Message}", e);
        }
    }

    public string GeoJson { get; }
}
