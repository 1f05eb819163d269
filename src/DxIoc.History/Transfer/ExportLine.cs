using System.Text.Json.Serialization;

namespace DxIoc.History.Transfer;

/// <summary>
/// One line of an export: a kind, and of the fields those that the kind has. Each stands on its own, so that one bad line
/// spoils no other. Times are microseconds since 1970, UTC.
/// </summary>
internal sealed class ExportLine
{
    public const string Begin = "dxioc-history";
    public const string Series = "series";
    public const string Observation = "observation";
    public const string Minute = "minute";
    public const string Hour = "hour";
    public const string Refused = "refused";
    public const string Book = "book";
    public const string End = "end";

    /// <summary>Of the first line: grows when a line changes its meaning.</summary>
    public const int CurrentFormat = 1;

    public string? Kind { get; set; }

    public int? Format { get; set; }

    public string? Area { get; set; }

    public string? Feed { get; set; }

    public string? Device { get; set; }

    public string? Measure { get; set; }

    public string? Indicator { get; set; }

    public long? T { get; set; }

    public double? Value { get; set; }

    public long? Arrived { get; set; }

    public double? Min { get; set; }

    public double? Max { get; set; }

    /// <summary>Observations behind a reading; of the last line, the lines before it.</summary>
    public long? Count { get; set; }

    public int? Status { get; set; }

    public bool? Cumulative { get; set; }

    /// <summary>Of an hour: the sum of its minutes' values, and how many they are.</summary>
    public double? Sum { get; set; }

    public long? Minutes { get; set; }

    /// <summary>Of an hour: its last minute's value.</summary>
    public double? Last { get; set; }

    public string? Topic { get; set; }

    public byte[]? Payload { get; set; }

    public string? Code { get; set; }

    public string? Reason { get; set; }

    public string? Place { get; set; }

    /// <summary>Of a book, in observations; of one for a stretch, in that stretch.</summary>
    public long? Stored { get; set; }

    public long? Duplicate { get; set; }

    [JsonPropertyName("refused")]
    public long? RefusedCount { get; set; }

    public long? LastSeen { get; set; }

    public long? Lag { get; set; }
}
