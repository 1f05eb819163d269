using System.Text.Json;

namespace DxIoc.History.Transfer;

/// <summary>Reads one line and checks that it has what its kind needs, within what a store may hold.</summary>
internal static class LineParser
{
    private const int NameLimit = 64;

    /// <summary>Null when the line is good; otherwise what is wrong with it.</summary>
    public static string? Parse(ReadOnlyMemory<byte> json, out ExportLine? line)
    {
        line = null;
        try
        {
            line = JsonSerializer.Deserialize(json.Span, ExportJson.Default.ExportLine);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return $"it is no JSON object of an export, or longer than {LineReader.Limit} bytes";
        }

        return line is null ? "it is null" : Check(line);
    }

    private static string? Check(ExportLine line) => line.Kind switch
    {
        ExportLine.Begin => line.Format == ExportLine.CurrentFormat ? null : $"its format is not {ExportLine.CurrentFormat}: use the version of DxIoc that made it",
        ExportLine.Series => Names(line.Area, line.Feed, line.Device, line.Measure),
        ExportLine.Observation => Names(line.Area, line.Feed, line.Device, line.Measure) ?? Whole(line.T, line.Arrived) ?? Finite(line.Value),
        ExportLine.Minute => Names(line.Area, line.Indicator) ?? Whole(line.T, line.Count, line.Status) ?? Finite(line.Value, line.Min, line.Max)
            ?? Present(line.Cumulative),
        ExportLine.Hour => Names(line.Area, line.Indicator) ?? Whole(line.T, line.Count, line.Minutes) ?? Finite(line.Sum, line.Last, line.Min, line.Max)
            ?? Present(line.Cumulative),
        ExportLine.Refused => Whole(line.T) ?? Present(line.Feed, line.Topic, line.Payload, line.Code, line.Reason, line.Place),
        ExportLine.Book => Present(line.Feed) ?? Whole(line.Stored, line.Duplicate, line.RefusedCount),
        ExportLine.End => null,
        _ => "its kind is none of an export's",
    };

    private static string? Names(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (name is not { Length: > 0 and <= NameLimit })
            {
                return $"a name is missing, empty or longer than {NameLimit} characters";
            }
        }

        return null;
    }

    private static string? Whole(params ReadOnlySpan<long?> numbers)
    {
        foreach (var number in numbers)
        {
            if (number is null)
            {
                return "a time or a count is missing";
            }
        }

        return null;
    }

    private static string? Finite(params ReadOnlySpan<double?> numbers)
    {
        foreach (var number in numbers)
        {
            if (number is not { } value || !double.IsFinite(value))
            {
                return "a value is missing or not finite";
            }
        }

        return null;
    }

    private static string? Present(params ReadOnlySpan<object?> fields)
    {
        foreach (var field in fields)
        {
            if (field is null)
            {
                return "a field is missing";
            }
        }

        return null;
    }
}
