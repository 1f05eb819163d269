using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DxIoc.History.Tests.Harness;

/// <summary>Lets bytes through to a port at the pace that a test sets.</summary>
internal sealed class SlowProxy : IAsyncDisposable
{
    private const int Piece = 1_024;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _to;
    private readonly Task _loop;

    public SlowProxy(int to)
    {
        _to = to;
        _listener.Start();
        _loop = Task.Run(AcceptAsync);
    }

    /// <summary>Of each kibibyte, on its way in; zero for as fast as it goes.</summary>
    public TimeSpan Delay { get; set; }

    public Uri Url => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = CarryAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Stopping is how this ends.
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _to, _stop.Token);
                await Task.WhenAny(PumpAsync(client.GetStream(), server.GetStream(), slow: true), PumpAsync(server.GetStream(), client.GetStream(), slow: false));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // One side went away: so does the other.
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool slow)
    {
        var buffer = new byte[Piece];
        int read;
        while ((read = await from.ReadAsync(buffer, _stop.Token)) > 0)
        {
            if (slow && Delay > TimeSpan.Zero)
            {
                await Task.Delay(Delay, TimeProvider.System, _stop.Token);
            }

            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }
}
