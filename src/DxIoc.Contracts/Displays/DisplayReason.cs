using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace DxIoc.Contracts.Displays;

/// <summary>Why a display shows what it shows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DisplayReason>))]
public enum DisplayReason
{
    /// <summary>It is what the display was given for every day.</summary>
    [EnumMember(Value = "own"), JsonStringEnumMemberName("own")]
    Own,

    /// <summary>A situation brought its scene.</summary>
    [EnumMember(Value = "situation"), JsonStringEnumMemberName("situation")]
    Situation,

    /// <summary>An operator put it there.</summary>
    [EnumMember(Value = "operator"), JsonStringEnumMemberName("operator")]
    Operator,

    /// <summary>An operator holds the scene that stood: its figures live on.</summary>
    [EnumMember(Value = "frozen"), JsonStringEnumMemberName("frozen")]
    Frozen,
}
