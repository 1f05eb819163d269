using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DxIoc.Server.Snapshots;

/// <summary>
/// A browser's DevTools protocol as far as pictures need it: one command at a time, events passed over. An answer is bounded. Not safe
/// for several threads.
/// </summary>
internal sealed class DevTools : IDisposable
{
    /// <summary>A picture of the largest screen in base 64, with room.</summary>
    private const int AnswerLimit = 256 * 1_024 * 1_024;
    private const int Piece = 64 * 1_024;

    private readonly ClientWebSocket _socket = new();
    private readonly ArrayBufferWriter<byte> _answer = new(Piece);
    private int _id;

    /// <summary>The page that commands are for; null for the browser itself.</summary>
    public string? Session { get; set; }

    /// <exception cref="WebSocketException">The browser is not there.</exception>
    public Task ConnectAsync(Uri address, CancellationToken cancellation) => _socket.ConnectAsync(address, cancellation);

    /// <exception cref="SnapshotException">The browser refused the command.</exception>
    /// <exception cref="WebSocketException">The browser is gone.</exception>
    public async Task<JsonElement> SendAsync(string method, JsonObject? parameters, CancellationToken cancellation)
    {
        var id = ++_id;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (Session is not null)
        {
            command["sessionId"] = Session;
        }

        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, endOfMessage: true, cancellation);
        while (true)
        {
            using var message = JsonDocument.Parse(await ReceiveAsync(cancellation));
            if (!message.RootElement.TryGetProperty("id", out var answered) || answered.GetInt32() != id)
            {
                continue;
            }

            return message.RootElement.TryGetProperty("error", out var error)
                ? throw new SnapshotException($"The browser refused {method} ({error.GetProperty("message").GetString()}): install a current one.")
                : message.RootElement.GetProperty("result").Clone();
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellation)
    {
        _answer.ResetWrittenCount();
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(_answer.GetMemory(Piece), cancellation);
            _answer.Advance(received.Count);
            if (received.MessageType == WebSocketMessageType.Close || _answer.WrittenCount > AnswerLimit)
            {
                throw new SnapshotException("The browser ended, or answered more than a picture: take a smaller one, and look at the machine's memory.");
            }
        }
        while (!received.EndOfMessage);

        return _answer.WrittenMemory;
    }
}
