using System.Net;
using System.Net.Sockets;

namespace DxIoc.History.Tests.Harness;

/// <summary>An influxd whose port somebody took before it was up.</summary>
public sealed class InfluxdTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-influxd-").FullName;
    private readonly Influxd _influxd;
    private readonly int _taken;
    private readonly TcpListener _other;

    public InfluxdTests()
    {
        _influxd = new Influxd(_folder);
        _taken = _influxd.Port;
        _other = new TcpListener(IPAddress.Loopback, _taken);
        _other.Start();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _other.Dispose();
        await _influxd.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task It_starts_at_another_port()
    {
        await _influxd.StartAsync();

        Assert.NotEqual(_taken, _influxd.Port);
        using var http = new HttpClient { BaseAddress = _influxd.Url };
        Assert.Equal(HttpStatusCode.NoContent, (await http.GetAsync("/ping")).StatusCode);
    }

    [Fact]
    public async Task Where_others_know_its_port_the_start_fails_at_once_with_what_it_said()
    {
        var e = await Assert.ThrowsAsync<EndedException>(_influxd.StartThereAsync);

        Assert.StartsWith("influxd ended with 1 before it answers. It said: ", e.Message, StringComparison.Ordinal);
        Assert.Contains($"listen tcp 127.0.0.1:{_taken}: bind: address already in use", e.Message, StringComparison.Ordinal);
    }
}
