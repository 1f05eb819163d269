using DxIoc.Server.Snapshots;

namespace DxIoc.Server.Startup;

/// <summary>The settings of section "Snapshots".</summary>
internal static class SnapshotSettings
{
    /// <param name="data">The data folder.</param>
    public static SnapshotOptions Read(SettingReader read, string data)
    {
        var address = read.OptionalText("Snapshots:Address");
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")))
        {
            read.Refuse("Snapshots:Address", address, "write the address at which a browser on this machine finds the server, like http://localhost:8080");
        }

        return new SnapshotOptions
        {
            Browser = read.OptionalText("Snapshots:Browser"),
            NoSandbox = read.Flag("Snapshots:NoSandbox", false),
            QueueLimit = read.Number("Snapshots:QueueLimit", 4, 0, 100),
            DeadlineSeconds = read.Number("Snapshots:DeadlineSeconds", 30, 5, 300),
            Address = address,
            Folder = Path.Combine(data, "snapshots"),
        };
    }
}
