using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>
/// Where a message's parts are gathered: one for each thread, emptied and used again for its next message. As large as the largest
/// message of the canonical form may be, and no larger.
/// </summary>
internal sealed class MessageParts
{
    [ThreadStatic]
    private static MessageParts? _ofThisThread;

    public List<Measurement> Good { get; } = new(8);

    public List<Refusal> Bad { get; } = [];

    /// <summary>Empty. What its last message had is gone.</summary>
    public static MessageParts OfThisThread()
    {
        var parts = _ofThisThread ??= new MessageParts();
        parts.Good.Clear();
        parts.Bad.Clear();
        return parts;
    }
}
