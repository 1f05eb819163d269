using System.Text.Json;

namespace DxIoc.Wall.Live;

/// <summary>What a failed request tells: that the server is away, also where a proxy answers in its place with a page of its own.</summary>
public static class ServerAway
{
    public static bool Means(Exception e) => e is HttpRequestException or TaskCanceledException or JsonException;
}
