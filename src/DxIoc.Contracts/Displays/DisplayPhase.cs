using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace DxIoc.Contracts.Displays;

/// <summary>How far a screen has come with its enrolment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DisplayPhase>))]
public enum DisplayPhase
{
    /// <summary>The server does not know the screen's token (any more): it asks for enrolment anew.</summary>
    [EnumMember(Value = "unknown"), JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>It shows its code until somebody approves it.</summary>
    [EnumMember(Value = "waiting"), JsonStringEnumMemberName("waiting")]
    Waiting,

    [EnumMember(Value = "enrolled"), JsonStringEnumMemberName("enrolled")]
    Enrolled,
}
