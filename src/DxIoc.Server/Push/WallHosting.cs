namespace DxIoc.Server.Push;

/// <summary>Hosts the wall.</summary>
internal static class WallHosting
{
    public static IServiceCollection AddWall(this IServiceCollection services) => services;

    public static void MapWall(this WebApplication app)
    {
    }
}
