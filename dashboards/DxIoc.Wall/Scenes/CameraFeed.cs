namespace DxIoc.Wall.Scenes;

/// <summary>The feed of cameras and what is read of it.</summary>
public static class CameraFeed
{
    public const string Id = "cameras";
    public const string Online = "online";
    public const string Events = "events";
    public const string Smoke = "smoke";

    public static readonly IReadOnlyList<string> Measures = [Online, Events, Smoke];
}
