using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace DxIoc.Contracts.Boards;

/// <summary>Whether a value may still be believed to describe now.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Freshness>))]
public enum Freshness
{
    /// <summary>Nothing was ever observed: the value is null.</summary>
    [EnumMember(Value = "missing"), JsonStringEnumMemberName("missing")]
    Missing,

    /// <summary>The newest observation is older than the indicator's limit: the value is the last one known.</summary>
    [EnumMember(Value = "stale"), JsonStringEnumMemberName("stale")]
    Stale,

    [EnumMember(Value = "live"), JsonStringEnumMemberName("live")]
    Live,
}
