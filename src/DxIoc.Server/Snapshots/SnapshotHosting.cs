namespace DxIoc.Server.Snapshots;

/// <summary>Puts pictures of screens into the server.</summary>
internal static class SnapshotHosting
{
    public static IServiceCollection AddSnapshots(this IServiceCollection services, SnapshotOptions options) => services
        .AddSingleton(options)
        .AddSingleton<ServerAddress>()
        .AddSingleton<PageShot>()
        .AddSingleton<SnapshotDesk>()
        .AddSingleton<SnapshotBook>()
        .AddSingleton<Func<SnapshotWish, CancellationToken, Task<byte[]>>>(s => s.GetRequiredService<SnapshotDesk>().TakeAsync)
        .AddHostedService<SnapshotSchedule>();
}
