namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>The demo with a fire and dark cameras, started once for all tests of a class, which only look at it.</summary>
public sealed class SharedDemo : IAsyncLifetime
{
    internal ServerProcess Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await ServerProcess.StartDemoAsync("--incident", "fire:thu-dau-mot@-10m", "--incident", "cameras:thuan-an@-5m");

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
