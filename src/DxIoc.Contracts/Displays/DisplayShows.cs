using MessagePack;

namespace DxIoc.Contracts.Displays;

/// <summary>What stands on a display: a rotation, one scene, or every figure of an area.</summary>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Id">Of the playlist, scene or area.</param>
[MessagePackObject]
public sealed record DisplayShows([property: Key("kind")] string Kind, [property: Key("id")] string Id)
{
    public const string Playlist = "playlist";
    public const string Scene = "scene";
    public const string Area = "area";

    public static readonly IReadOnlyList<string> Kinds = [Playlist, Scene, Area];
}
