using System.Globalization;

namespace DxIoc.Feeds.Definitions;

/// <summary>How many messages a device may send in a span, on the average and at once.</summary>
internal sealed record RateLimit(int Count, TimeSpan Span)
{
    public const string Form = "write a number of messages and a span, like 10/s, 60/m or 500/h";

    /// <summary>As a definition writes it: 60/m.</summary>
    public static RateLimit? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var span = slash > 0 ? text[(slash + 1)..] switch { "s" => 1, "m" => 60, "h" => 3_600, _ => 0 } : 0;
        return span > 0
            && int.TryParse(text.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and <= 1_000_000
            ? new RateLimit(count, TimeSpan.FromSeconds(span))
            : null;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count} messages in {Span.TotalSeconds:0} s");
}
