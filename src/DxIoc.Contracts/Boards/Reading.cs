using MessagePack;

namespace DxIoc.Contracts.Boards;

/// <summary>An indicator's value for one area now. Immutable; the same on JSON and MessagePack.</summary>
[MessagePackObject, MessagePackFormatter(typeof(ReadingFormatter))]
public sealed record Reading
{
    /// <summary>The indicator's id in the catalogue.</summary>
    [Key("indicator")]
    public required string Indicator { get; init; }

    /// <summary>In the indicator's unit; null when missing. A stale reading keeps its last value.</summary>
    [Key("value")]
    public double? Value { get; init; }

    [Key("status")]
    public ReadingStatus Status { get; init; }

    [Key("freshness")]
    public Freshness Freshness { get; init; }

    /// <summary>Time of the newest observation behind the value, UTC; null when missing.</summary>
    [Key("at"), MessagePackFormatter(typeof(IsoInstantFormatter))]
    public DateTimeOffset? At { get; init; }

    /// <summary>Seconds between <see cref="At"/> and the server's clock when this was sent; null when missing.</summary>
    [Key("age")]
    public double? Age { get; init; }

    /// <summary>Observations in the window.</summary>
    [Key("samples")]
    public long Samples { get; init; }

    [Key("coverage")]
    public Coverage Coverage { get; init; }

    /// <summary>Change of the value over the indicator's trend span, in its unit; null where it is not known.</summary>
    [Key("trend")]
    public double? Trend { get; init; }

    /// <summary>The plan's target in the indicator's unit; null where there is none.</summary>
    [Key("target")]
    public double? Target { get; init; }

    /// <summary>How much of the target is reached, 1 = reached; null where there is no target or no value.</summary>
    [Key("attainment")]
    public double? Attainment { get; init; }

    /// <summary>True when a warning or critical figure's input has gone silent: its status is held, not measured.</summary>
    [Key("inputLost")]
    public bool InputLost { get; init; }

    /// <summary>Of a reported figure: the period that it covers, like "2022-Q1"; null for all others.</summary>
    [Key("period")]
    public string? Period { get; init; }

    /// <summary>Of a reported figure: the document that it stands in; null where there are several, and for all others.</summary>
    [Key("document")]
    public string? Document { get; init; }
}
