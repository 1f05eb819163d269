namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>The demo as it is delivered: published once a run, trimmed and compressed, then started like any installed program.</summary>
public sealed class Published : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    internal ServerProcess Demo { get; private set; } = null!;

    /// <summary>The centre alone, from the same publication.</summary>
    internal Task<ServerProcess> StartServerAsync(params string[] settings) =>
        ServerProcess.StartFromAsync(Path.Combine(_folder.Path, "DxIoc.Server.dll"), settings);

    public async Task InitializeAsync()
    {
        await using var publish = ChildProcess.Start(
            "dotnet", "publish", Path.Combine(Built.Root, "simulators", "DxIoc.Simulator"), "-c", Built.Configuration, "-o", _folder.Path, "--nologo", "-v", "quiet", "-nodeReuse:false");
        Assert.True(await publish.ExitAsync(TimeSpan.FromMinutes(5)) == 0, publish.Output + publish.Error);
        // What is published as the simulator is the whole server too, but for two files that bear the program's name.
        foreach (var kind in new[] { "deps", "staticwebassets.endpoints" })
        {
            File.Copy(Path.Combine(_folder.Path, $"DxIoc.Simulator.{kind}.json"), Path.Combine(_folder.Path, $"DxIoc.Server.{kind}.json"), overwrite: true);
        }

        Demo = await ServerProcess.StartDemoFromAsync(Path.Combine(_folder.Path, "DxIoc.Simulator.dll"));
    }

    public async Task DisposeAsync()
    {
        await Demo.DisposeAsync();
        _folder.Dispose();
    }
}
