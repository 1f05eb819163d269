using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>
/// A viewer on a bare WebSocket with the hub's JSON protocol, which reads only when it is told to. It sends its pings, so the
/// server has no reason to think it dead.
/// </summary>
internal sealed class RawViewer : IAsyncDisposable
{
    private const byte End = 0x1e;
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly List<byte> _received = [];
    private readonly Queue<JsonElement> _messages = new();
    private Task _pinging = Task.CompletedTask;

    private RawViewer()
    {
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    /// <summary>Ends when the server has let this viewer go.</summary>
    public Task Gone => _pinging;

    /// <summary>Connected, with the hub's handshake done.</summary>
    /// <param name="receiveBuffer">What the system takes for it while it does not read. A small one makes it slow on loopback.</param>
    public static async Task<RawViewer> OpenAsync(Uri web, int receiveBuffer = 128 * 1024)
    {
        var viewer = new RawViewer();
        using var handler = new SocketsHttpHandler();
        handler.ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = receiveBuffer, NoDelay = true };
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        };
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        var address = new UriBuilder(new Uri(web, "hubs/board")) { Scheme = "ws" }.Uri;
        await viewer._socket.ConnectAsync(address, invoker, CancellationToken.None);
        await viewer.SendAsync("""{"protocol":"json","version":1}""");
        var answer = await viewer.ReadAsync();
        Assert.Equal("{}", answer.GetRawText());
        viewer._pinging = viewer.PingAsync();
        return viewer;
    }

    public Task WatchAsync(string id, string area) =>
        SendAsync($$"""{"type":4,"invocationId":"{{id}}","target":"Watch","arguments":["{{area}}"]}""");

    public async Task SendAsync(string message)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(message), End], WebSocketMessageType.Text, endOfMessage: true, _stop.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next message of the hub that is no ping.</summary>
    public async Task<JsonElement> ReadAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), Time);
        var buffer = new byte[64 * 1024];
        while (true)
        {
            while (_messages.TryDequeue(out var message))
            {
                if (!message.TryGetProperty("type", out var type) || type.GetInt32() != 6)
                {
                    return message;
                }
            }

            var got = await _socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            Assert.NotEqual(WebSocketMessageType.Close, got.MessageType);
            foreach (var b in buffer.AsSpan(0, got.Count))
            {
                Take(b);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pinging;
        _socket.Abort();
        _socket.Dispose();
        _stop.Dispose();
        _sending.Dispose();
    }

    private void Take(byte b)
    {
        if (b != End)
        {
            _received.Add(b);
            return;
        }

        _messages.Enqueue(JsonElement.Parse(_received.ToArray()));
        _received.Clear();
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(Ping, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await SendAsync("""{"type":6}""");
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The viewer goes, or the server has let it go.
        }
    }
}
