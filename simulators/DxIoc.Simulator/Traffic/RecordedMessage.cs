using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DxIoc.Simulator.Traffic;

/// <summary>One line of a recording: what came, and how long after the recording's start. Its payload is text where it is UTF-8.</summary>
internal sealed record RecordedMessage
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Milliseconds since the start.</summary>
    public double Offset { get; init; }

    public string Topic { get; init; } = "";

    public int Qos { get; init; }

    public bool Retain { get; init; }

    public string? Payload { get; init; }

    public string? Base64 { get; init; }

    /// <summary>When the recording began; on its first line alone.</summary>
    public DateTimeOffset? Start { get; init; }

    [JsonIgnore]
    public byte[] Bytes => Base64 is { } coded ? Convert.FromBase64String(coded) : Encoding.UTF8.GetBytes(Payload ?? "");

    public static RecordedMessage Of(TimeSpan offset, string topic, int qos, bool retain, byte[] payload, DateTimeOffset? start)
    {
        var message = new RecordedMessage { Offset = offset.TotalMilliseconds, Topic = topic, Qos = qos, Retain = retain, Start = start };
        try
        {
            return message with { Payload = Strict.GetString(payload) };
        }
        catch (DecoderFallbackException)
        {
            return message with { Base64 = Convert.ToBase64String(payload) };
        }
    }

    /// <summary>Null and the fault, where the line is none.</summary>
    public static RecordedMessage? Parse(ReadOnlySpan<byte> line, out string fault)
    {
        fault = "";
        try
        {
            var message = JsonSerializer.Deserialize<RecordedMessage>(line, Form);
            fault = message switch
            {
                null or { Topic: null or "" } => "it has no topic",
                { Offset: < 0 or > 1e12 } => "its offset is no number of milliseconds from 0 on",
                { Qos: < 0 or > 2 } => "its qos is not 0, 1 or 2",
                { Payload: null, Base64: null } => "it has no payload and no base64",
                _ when message.Topic.AsSpan().ContainsAny("#+\0") => "its topic has a wildcard",
                { Base64: { } coded } when !System.Buffers.Text.Base64.IsValid(coded) => "its base64 is none",
                _ => "",
            };
            return fault.Length == 0 ? message : null;
        }
        catch (JsonException e)
        {
            fault = $"it is no JSON object of a recording ({e.Message.Split(". Path")[0].TrimEnd('.')})";
            return null;
        }
    }

    public string Line() => JsonSerializer.Serialize(this, Form);
}
