using System.Reflection;

namespace DxIoc.Server.State;

/// <summary>When this server started, UTC, and which version it is.</summary>
internal sealed class ServerStart(TimeProvider time)
{
    public static string Version { get; } =
        typeof(ServerStart).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();
}
