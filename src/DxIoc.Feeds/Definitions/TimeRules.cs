using System.Globalization;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads the time of a definition: arrival, a path, or { path, format, zone }.</summary>
internal static class TimeRules
{
    public static TimeRule? Read(YamlEntry e, string format)
    {
        if (!e.Has("time"))
        {
            return Default(format);
        }

        if (!e.IsGroup("time"))
        {
            return e.Text("time") == "arrival" ? null : new TimeRule(FeedMappingReader.Path(e, "time"), "auto", null);
        }

        var group = e.Entry("time", FeedKeys.Time)!;
        group.Text("path");
        var written = group.OptionalText("format") ?? "auto";
        var zone = Zone(group);
        if (!TimeRule.Words.Contains(written) && !IsPattern(written, zone is not null))
        {
            group.RefuseKey("format", $"the time format '{written}' cannot be used", zone is null
                ? $"write one of: {string.Join(", ", TimeRule.Words)}, or a .NET pattern with its offset (zzz), or add zone: Asia/Ho_Chi_Minh"
                : $"write one of: {string.Join(", ", TimeRule.Words)}, or a .NET pattern like yyyy-MM-dd HH:mm:ss");
        }

        return new TimeRule(FeedMappingReader.Path(group, "path"), written, zone);
    }

    private static TimeRule? Default(string format) => format switch
    {
        "lineprotocol" => new TimeRule(ValuePath.Parse("time", out _)!, "unix-ns", null),
        "senml-json" or "senml-cbor" => new TimeRule(ValuePath.Parse("time", out _)!, "unix", null),
        FeedKeys.Sparkplug => new TimeRule(ValuePath.Parse("time", out _)!, "unix-ms", null),
        _ => null,
    };

    private static TimeZoneInfo? Zone(YamlEntry group)
    {
        if (group.OptionalText("zone") is not { } id)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            return zone;
        }

        group.RefuseKey("zone", $"there is no time zone '{id}'", "write an IANA name like Asia/Ho_Chi_Minh");
        return TimeZoneInfo.Utc;
    }

    /// <summary>A pattern must say the whole date, and the offset where no zone is given.</summary>
    private static bool IsPattern(string text, bool zoned) =>
        text.Contains("yy", StringComparison.Ordinal) && text.Contains('M', StringComparison.Ordinal) && text.Contains('d', StringComparison.Ordinal)
        && (zoned || text.Contains('z', StringComparison.Ordinal) || text.Contains('K', StringComparison.Ordinal))
        && Formats(text);

    private static bool Formats(string pattern)
    {
        try
        {
            return DateTimeOffset.UnixEpoch.ToString(pattern, CultureInfo.InvariantCulture).Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
