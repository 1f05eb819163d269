using System.Text.Json.Serialization;

namespace DxIoc.Contracts.Feeds;

/// <summary>What a device's own times say of its clock.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClockState>))]
public enum ClockState
{
    /// <summary>Its times fit their arrival.</summary>
    [JsonStringEnumMemberName("good")]
    Good,

    /// <summary>Its times lie in the future.</summary>
    [JsonStringEnumMemberName("ahead")]
    Ahead,

    /// <summary>All its times lie behind by about as much.</summary>
    [JsonStringEnumMemberName("behind")]
    Behind,

    /// <summary>It sends what is old, by differing amounts, as a back-fill does: that says nothing of its clock.</summary>
    [JsonStringEnumMemberName("catchingUp")]
    CatchingUp,
}
