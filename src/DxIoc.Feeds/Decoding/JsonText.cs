using System.Text.Json;

namespace DxIoc.Feeds.Decoding;

/// <summary>Strings of a JSON reader. Bad UTF-8 or a bad escape inside one throws InvalidOperationException there, and is null here.</summary>
internal static class JsonText
{
    public static string? Of(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
