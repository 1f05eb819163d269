using System.Net;
using System.Net.Sockets;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>A line between a screen and its server that can be cut: what runs over it breaks then, and nothing new gets through until it is mended.</summary>
internal sealed class NetworkLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _server;
    private readonly Task _accepting;
    private CancellationTokenSource _cut = new();
    private volatile bool _open = true;

    public NetworkLine(Uri server)
    {
        _server = new IPEndPoint(IPAddress.Parse(server.Host), server.Port);
        _listener.Start();
        Web = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where the server is, over this line.</summary>
    public Uri Web { get; }

    public void Cut()
    {
        _open = false;
        _cut.Cancel();
    }

    public void Mend()
    {
        _cut = new CancellationTokenSource();
        _open = true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        Cut();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var screen = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (_open)
                {
                    _ = CarryAsync(screen, _cut.Token);
                }
                else
                {
                    screen.Dispose();
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient screen, CancellationToken cut)
    {
        using var near = screen;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(_server, cut);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), cut), far.GetStream().CopyToAsync(near.GetStream(), cut));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
        {
            // One end is gone: so is the other.
        }
    }
}
