using System.Text;
using DxIoc.Contracts.Feeds;

namespace DxIoc.Feeds.Proposals;

/// <summary>A payload for people.</summary>
internal static class PayloadText
{
    private const int Longest = 4_096;

    public static UnmappedSample Told(UnmappedMessage message)
    {
        // A cut may go through a letter; what is broken before it is no text.
        var text = Encoding.UTF8.GetString(message.Payload.Span).TrimEnd('\uFFFD');
        var readable = !text.Any(c => c == '\uFFFD' || (char.IsControl(c) && c is not ('\t' or '\r' or '\n')));
        return new UnmappedSample(
            message.Topic, readable ? text[..Math.Min(text.Length, Longest)] : null, message.Bytes, message.Arrived.ToDateTimeOffset());
    }
}
