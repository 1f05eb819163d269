using System.Text.Json.Serialization;

namespace DxIoc.Contracts.Catalogue;

/// <summary>Where an indicator's figure comes from: screens mark what was not measured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FigureKind>))]
public enum FigureKind
{
    /// <summary>Computed from observations of its feed.</summary>
    [JsonStringEnumMemberName("measured")]
    Measured,

    /// <summary>Computed by a formula from other indicators.</summary>
    [JsonStringEnumMemberName("derived")]
    Derived,

    /// <summary>Handed in for a period, approved and published by people.</summary>
    [JsonStringEnumMemberName("reported")]
    Reported,
}
