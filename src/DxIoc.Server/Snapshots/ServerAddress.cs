using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DxIoc.Server.Snapshots;

/// <summary>Where this server is reached from its own machine; known once it listens.</summary>
internal sealed class ServerAddress(SnapshotOptions options, IServer server)
{
    /// <exception cref="SnapshotException">It does not listen yet.</exception>
    public Uri Local
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            // Without a certificate where there is a choice.
            var own = options.Address ?? addresses.Order(StringComparer.Ordinal).FirstOrDefault()
                ?? throw new SnapshotException("The server does not listen yet: try again in a moment.");
            return new Uri(OnThisMachine(own).TrimEnd('/') + "/");
        }
    }

    /// <summary>A listener on every address is asked on this machine's own.</summary>
    public static string OnThisMachine(string url)
    {
        foreach (var any in (string[])["://*", "://+", "://0.0.0.0", "://[::]"])
        {
            url = url.Replace(any, "://localhost", StringComparison.Ordinal);
        }

        return url;
    }
}
