using System.Diagnostics.CodeAnalysis;
using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Scenes;
using Microsoft.AspNetCore.Components;

namespace DxIoc.Wall.Tiles;

/// <summary>A kind of tile: the component that draws it, and what one of them wants to be loaded.</summary>
public sealed record TileKind(
    [property: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] Type Component,
    Action<TileInfo, TileScope, SceneNeeds> Need)
{
    public static TileKind Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(Action<TileInfo, TileScope, SceneNeeds> need)
        where T : IComponent => new(typeof(T), need);
}
