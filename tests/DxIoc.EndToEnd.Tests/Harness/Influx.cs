namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>influxd over a folder of its own, for a server that knows it by its settings.</summary>
internal sealed class Influx : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Influxd _influxd;

    private Influx() => _influxd = new Influxd(_folder.Path);

    public Uri Url => _influxd.Url;

    /// <summary>A server's settings for it.</summary>
    public string[] Settings => ["--History:Store=influxdb", $"--History:Influx:Url={Url}"];

    public static async Task<Influx> StartedAsync()
    {
        var influx = new Influx();
        await influx._influxd.StartAsync();
        return influx;
    }

    public static Influx NotStarted() => new();

    /// <summary>Where the settings say.</summary>
    public Task StartAsync() => _influxd.StartThereAsync();

    public Task KillAsync() => _influxd.Process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _influxd.DisposeAsync();
        _folder.Dispose();
    }
}
