using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace DxIoc.Contracts.Boards;

/// <summary>How good or bad a value is, by the indicator's thresholds. Its worst order is the enum's order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReadingStatus>))]
public enum ReadingStatus
{
    /// <summary>Nothing was ever observed, or the indicator has no thresholds.</summary>
    [EnumMember(Value = "unknown"), JsonStringEnumMemberName("unknown")]
    Unknown,

    [EnumMember(Value = "normal"), JsonStringEnumMemberName("normal")]
    Normal,

    [EnumMember(Value = "warning"), JsonStringEnumMemberName("warning")]
    Warning,

    [EnumMember(Value = "critical"), JsonStringEnumMemberName("critical")]
    Critical,
}
