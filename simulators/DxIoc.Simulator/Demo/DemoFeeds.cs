using DxIoc.Simulator.Portal;
using DxIoc.Simulator.Province;
using DxIoc.Simulator.Systems;

namespace DxIoc.Simulator.Demo;

/// <summary>
/// The demo's service portal, and the folder with the definitions by which the server asks it and reads the systems of other forms,
/// as an engineer would write them. The folder goes with it.
/// </summary>
internal sealed class DemoFeeds : IAsyncDisposable
{
    private readonly PortalHost _host;
    private readonly DirectoryInfo _folder;

    private DemoFeeds(PortalHost host, DirectoryInfo folder) => (_host, _folder) = (host, folder);

    /// <summary>For the server's setting Feeds:Path.</summary>
    public string Folder => _folder.FullName;

    public string Portal => _host.Url;

    public static async Task<DemoFeeds> StartAsync(ProvinceModel model, TimeProvider time)
    {
        var key = Guid.NewGuid().ToString("N");
        var host = await PortalHost.StartAsync(model, time, 0, key);
        var folder = Directory.CreateTempSubdirectory("dxioc-demo-");
        var secret = Path.Combine(folder.FullName, "portal.key");
        await File.WriteAllTextAsync(secret, key);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "portal.yaml"), $"""
            feeds:
              - use: service-portal
                poll:
                  url: {host.Url}
                  headers: {"{"} X-Api-Key: {"{"} file: '{secret}' {"}"} {"}"}
                  every: 5s

            """);
        File.Copy(ProvinceSystems.Definitions, Path.Combine(folder.FullName, Path.GetFileName(ProvinceSystems.Definitions)));
        return new DemoFeeds(host, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
