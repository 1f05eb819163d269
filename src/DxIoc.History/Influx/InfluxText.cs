using System.Globalization;
using DxIoc.Indicators.Observations;

namespace DxIoc.History.Influx;

/// <summary>Words of InfluxQL: whatever comes from outside is quoted here and nowhere else.</summary>
internal static class InfluxText
{
    /// <summary>The name of a place: of its policy and of its measurement.</summary>
    public static string Of(InfluxTarget target) => target switch
    {
        InfluxTarget.Raw => "raw",
        InfluxTarget.Minute => "minute",
        _ => "hour",
    };

    /// <summary>A string literal.</summary>
    public static string Text(string value) =>
        $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <summary>A name in quotes.</summary>
    public static string Name(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Nanoseconds, which every version takes.</summary>
    public static string Time(Instant time) => string.Create(CultureInfo.InvariantCulture, $"{time.Micros}000");

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>That a tag is one of these.</summary>
    public static string AnyOf(string tag, IEnumerable<string> values) =>
        $"({string.Join(" OR ", values.Select(v => $"{tag} = {Text(v)}"))})";
}
