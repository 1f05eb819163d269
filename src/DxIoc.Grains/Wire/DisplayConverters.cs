using DxIoc.Contracts.Displays;

namespace DxIoc.Grains.Wire;

/// <summary>The set between silos; within one it is handed over as it is.</summary>
[RegisterConverter]
internal sealed class DisplaySetConverter : JsonConverterOf<DisplaySet>;

/// <summary>A report between silos.</summary>
[RegisterConverter]
internal sealed class DisplayReportConverter : JsonConverterOf<DisplayReport>;

/// <summary>A command between silos.</summary>
[RegisterConverter]
internal sealed class DisplayCommandConverter : JsonConverterOf<DisplayCommand>;

/// <summary>An approval between silos.</summary>
[RegisterConverter]
internal sealed class DisplayApprovalConverter : JsonConverterOf<DisplayApproval>;

/// <summary>A change of a display between silos.</summary>
[RegisterConverter]
internal sealed class DisplayChangeConverter : JsonConverterOf<DisplayChange>;

/// <summary>What became of a command, between silos.</summary>
[RegisterConverter]
internal sealed class DisplaysDrivenConverter : JsonConverterOf<DisplaysDriven>;

/// <summary>A screen's place among those that wait, between silos.</summary>
[RegisterConverter]
internal sealed class WaitingDisplayConverter : JsonConverterOf<WaitingDisplay>;
