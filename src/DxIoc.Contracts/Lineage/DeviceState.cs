using System.Text.Json.Serialization;

namespace DxIoc.Contracts.Lineage;

/// <summary>What became of a device's last observation in the figure.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeviceState>))]
public enum DeviceState
{
    /// <summary>It lies in the window and counts.</summary>
    [JsonStringEnumMemberName("counted")]
    Counted,

    /// <summary>It counts, but is older than the indicator's limit.</summary>
    [JsonStringEnumMemberName("stale")]
    Stale,

    /// <summary>It came later than the allowed lateness: it is in history and in no figure.</summary>
    [JsonStringEnumMemberName("late")]
    Late,

    /// <summary>It is older than the window.</summary>
    [JsonStringEnumMemberName("outOfWindow")]
    OutOfWindow,

    /// <summary>Its instrument is being calibrated: what it shows is in no figure.</summary>
    [JsonStringEnumMemberName("calibrating")]
    Calibrating,

    /// <summary>Its instrument is at fault: what it shows is in no figure.</summary>
    [JsonStringEnumMemberName("fault")]
    Fault,
}
