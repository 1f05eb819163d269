using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DxIoc.Benchmarks;

/// <summary>Stands between the server and InfluxDB: lets bytes through, slowly where told, or answers every request with 500.</summary>
internal sealed class FaultyProxy : IDisposable
{
    private const int SlowChunk = 2_048;
    private static readonly TimeSpan SlowPause = TimeSpan.FromMilliseconds(25);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;

    public FaultyProxy(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>About 80 KB a second each way on each connection.</summary>
    public bool Slow { get; set; }

    public bool Failing { get; set; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The measurement is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
            await Task.WhenAny(PumpAsync(near.GetStream(), far.GetStream(), requests: true), PumpAsync(far.GetStream(), near.GetStream(), requests: false));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // A connection that breaks is what the other side is there to bear.
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool requests)
    {
        var buffer = new byte[64 * 1_024];
        while (await from.ReadAsync(buffer.AsMemory(0, Slow ? SlowChunk : buffer.Length), _stop.Token) is > 0 and var read)
        {
            if (Failing && requests)
            {
                await from.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), _stop.Token);
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            if (Slow)
            {
                await Task.Delay(SlowPause, TimeProvider.System, _stop.Token);
            }
        }
    }
}
