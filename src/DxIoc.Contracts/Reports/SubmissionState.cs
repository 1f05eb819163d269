using System.Text.Json.Serialization;

namespace DxIoc.Contracts.Reports;

/// <summary>How far a submission has come. It goes one way: submitted, approved, published; or rejected before that.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SubmissionState>))]
public enum SubmissionState
{
    [JsonStringEnumMemberName("submitted")]
    Submitted,

    [JsonStringEnumMemberName("approved")]
    Approved,

    [JsonStringEnumMemberName("published")]
    Published,

    [JsonStringEnumMemberName("rejected")]
    Rejected,
}
