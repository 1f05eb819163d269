using DxIoc.Feeds.Decoding;

namespace DxIoc.Feeds.Definitions;

/// <summary>Where a record says whether its instrument measures, is being calibrated or is at fault, and in which words.</summary>
internal sealed record QualityRule(
    ValuePath Path, IReadOnlyList<string> Good, IReadOnlyList<string> Calibrating, IReadOnlyList<string> Fault)
{
    /// <summary>The state, or null where the word is none of those.</summary>
    public InstrumentState? Of(Node? word) => word?.Shown is not { } shown ? null
        : Good.Contains(shown) ? InstrumentState.Measuring
        : Calibrating.Contains(shown) ? InstrumentState.Calibrating
        : Fault.Contains(shown) ? InstrumentState.Fault
        : null;

    public string Words => string.Join(", ", Good.Concat(Calibrating).Concat(Fault));
}
