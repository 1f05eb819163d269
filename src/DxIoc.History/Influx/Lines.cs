using System.Buffers;
using System.Globalization;
using System.Text;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.History.Influx;

/// <summary>Line protocol: tags in the order of their names, values as the shortest text that is the same number, times in microseconds.</summary>
internal static class Lines
{
    /// <summary>Longest number in a line: a double, or a 64-bit integer.</summary>
    private const int NumberBytes = 32;

    /// <summary>What all lines of a series begin with, up to the value.</summary>
    public static byte[] Prefix(Series s) => Encoding.UTF8.GetBytes(
        $"raw,area={Tag(s.Area)},device={Tag(s.Device)},feed={Tag(s.Feed)},measure={Tag(s.Measure)} value=");

    public static void Raw(IBufferWriter<byte> to, byte[] prefix, in Observation o)
    {
        to.Write(prefix);
        Number(to, o.Value);
        to.Write(",arrived="u8);
        Number(to, o.Arrived.Micros);
        to.Write("i "u8);
        Number(to, o.Time.Micros);
        to.Write("\n"u8);
    }

    public static void Minute(IBufferWriter<byte> to, MinuteReading m)
    {
        Cell(to, "minute", m.Area, m.Indicator);
        to.Write(" value="u8);
        Number(to, m.Value);
        to.Write(",min="u8);
        Number(to, m.Min);
        to.Write(",max="u8);
        Number(to, m.Max);
        to.Write(",count="u8);
        Number(to, m.Count);
        to.Write("i,status="u8);
        Number(to, (long)m.Status);
        to.Write(m.Cumulative ? "i,cumulative=1i "u8 : "i,cumulative=0i "u8);
        Number(to, m.Minute.Micros);
        to.Write("\n"u8);
    }

    public static void Hour(IBufferWriter<byte> to, HourReading h)
    {
        Cell(to, "hour", h.Area, h.Indicator);
        to.Write(" value_sum="u8);
        Number(to, h.ValueSum);
        to.Write(",value_count="u8);
        Number(to, h.ValueCount);
        to.Write("i,last="u8);
        Number(to, h.Last);
        to.Write(",min="u8);
        Number(to, h.Min);
        to.Write(",max="u8);
        Number(to, h.Max);
        to.Write(",count="u8);
        Number(to, h.Count);
        to.Write(h.Cumulative ? "i,cumulative=1i "u8 : "i,cumulative=0i "u8);
        Number(to, h.Hour.Micros);
        to.Write("\n"u8);
    }

    /// <summary>Whose line it is: the values of area, device, feed and measure, where it has them.</summary>
    public static IReadOnlyDictionary<string, string> Tags(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line);
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        string? key = null;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (c == '\\' && i + 1 < text.Length && text[i + 1] is (',' or ' ' or '='))
            {
                word.Append(text[++i]);
            }
            else if (c is ',' or ' ')
            {
                if (key is not null)
                {
                    tags[key] = word.ToString();
                }

                word.Clear();
                key = null;
                if (c == ' ')
                {
                    break;
                }
            }
            else if (c == '=' && key is null)
            {
                key = word.ToString();
                word.Clear();
            }
            else
            {
                word.Append(c);
            }
        }

        return tags;
    }

    private static void Cell(IBufferWriter<byte> to, string measurement, string area, string indicator) =>
        Encoding.UTF8.GetBytes($"{measurement},area={Tag(area)},indicator={Tag(indicator)}", to);

    /// <summary>Admitted names have nothing to escape; a line must be whole all the same. A backslash stands for itself.</summary>
    private static string Tag(string value) => value.AsSpan().IndexOfAny(", =") < 0
        ? value
        : value.Replace(",", "\\,", StringComparison.Ordinal).Replace(" ", "\\ ", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal);

    private static void Number(IBufferWriter<byte> to, double value)
    {
        value.TryFormat(to.GetSpan(NumberBytes), out var written, default, CultureInfo.InvariantCulture);
        to.Advance(written);
    }

    private static void Number(IBufferWriter<byte> to, long value)
    {
        value.TryFormat(to.GetSpan(NumberBytes), out var written, default, CultureInfo.InvariantCulture);
        to.Advance(written);
    }
}
