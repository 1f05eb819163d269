using System.Globalization;
using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Definitions;

/// <summary>Where a message's time is and how it is written. Without a rule the arrival counts.</summary>
/// <param name="Format">auto (ISO 8601 with an offset, Unix seconds or milliseconds, told apart), iso, unix, unix-ms, unix-ns, or a .NET pattern.</param>
/// <param name="Zone">The zone of a time that is written without an offset; null where it must have one.</param>
internal sealed record TimeRule(ValuePath Path, string Format, TimeZoneInfo? Zone)
{
    public static readonly IReadOnlyList<string> Words = ["auto", "iso", "unix", "unix-ms", "unix-ns"];

    private const double LatestMillisecond = 253_402_300_799_999;

    public Instant? Of(Node node)
    {
        var number = node.Kind == NodeKind.Number ? node.Number
            : node.Kind == NodeKind.Text && double.TryParse(node.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var written) ? written
            : double.NaN;
        return Format switch
        {
            "unix" => OfMilliseconds(number * 1_000),
            "unix-ms" => OfMilliseconds(number),
            "unix-ns" => OfMilliseconds(number / 1_000_000),
            "auto" when TimeField.TryNumber(number, out var time) => time,
            "auto" or "iso" => node.Kind == NodeKind.Text ? OfIso(node.Text) : null,
            _ => OfPattern(node.Kind == NodeKind.Text || node.Kind == NodeKind.Number ? node.Shown : ""),
        };
    }

    private static Instant? OfMilliseconds(double milliseconds) =>
        milliseconds is >= 0 and <= LatestMillisecond ? new Instant((long)Math.Round(milliseconds * 1_000)) : null;

    private Instant? OfIso(string text)
    {
        if (TimeField.TryText(text, out var time))
        {
            return time;
        }

        return Zone is not null
            && text.Contains('T', StringComparison.Ordinal)
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && local.Kind == DateTimeKind.Unspecified ? InZone(local) : null;
    }

    private Instant? OfPattern(string text)
    {
        if (Zone is null)
        {
            return DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? From(time) : null;
        }

        return DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? InZone(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)) : null;
    }

    /// <summary>An hour that the zone leaves out when its clocks go forward is read as the hour after.</summary>
    private Instant? InZone(DateTime local)
    {
        var offset = Zone!.GetUtcOffset(local);
        return local.Ticks - offset.Ticks < DateTimeOffset.UnixEpoch.Ticks || local.Ticks - offset.Ticks > DateTime.MaxValue.Ticks
            ? null : From(new DateTimeOffset(local.Ticks - offset.Ticks, TimeSpan.Zero));
    }

    private static Instant? From(DateTimeOffset time) => time < DateTimeOffset.UnixEpoch ? null : Instant.From(time);
}
