using System.Text.Json;
using DxIoc.Contracts.Displays;

namespace DxIoc.Grains.Wire;

/// <summary>What displays are told and tell, between silos: the JSON of the API. Few and small, unlike observations.</summary>
[GenerateSerializer]
internal struct JsonSurrogate
{
    [Id(0)]
    public byte[] Json;

    public static JsonSurrogate Of<T>(T value) => new() { Json = JsonSerializer.SerializeToUtf8Bytes(value) };

    public readonly T As<T>() => JsonSerializer.Deserialize<T>(Json)!;
}

/// <summary>The set between silos; within one it is handed over as it is.</summary>
[RegisterConverter]
internal sealed class DisplaySetConverter : IConverter<DisplaySet, JsonSurrogate>
{
    public DisplaySet ConvertFromSurrogate(in JsonSurrogate surrogate) => surrogate.As<DisplaySet>();

    public JsonSurrogate ConvertToSurrogate(in DisplaySet value) => JsonSurrogate.Of(value);
}

/// <summary>A report between silos.</summary>
[RegisterConverter]
internal sealed class DisplayReportConverter : IConverter<DisplayReport, JsonSurrogate>
{
    public DisplayReport ConvertFromSurrogate(in JsonSurrogate surrogate) => surrogate.As<DisplayReport>();

    public JsonSurrogate ConvertToSurrogate(in DisplayReport value) => JsonSurrogate.Of(value);
}

/// <summary>A command between silos.</summary>
[RegisterConverter]
internal sealed class DisplayCommandConverter : IConverter<DisplayCommand, JsonSurrogate>
{
    public DisplayCommand ConvertFromSurrogate(in JsonSurrogate surrogate) => surrogate.As<DisplayCommand>();

    public JsonSurrogate ConvertToSurrogate(in DisplayCommand value) => JsonSurrogate.Of(value);
}

/// <summary>An approval between silos.</summary>
[RegisterConverter]
internal sealed class DisplayApprovalConverter : IConverter<DisplayApproval, JsonSurrogate>
{
    public DisplayApproval ConvertFromSurrogate(in JsonSurrogate surrogate) => surrogate.As<DisplayApproval>();

    public JsonSurrogate ConvertToSurrogate(in DisplayApproval value) => JsonSurrogate.Of(value);
}

/// <summary>A change of a display between silos.</summary>
[RegisterConverter]
internal sealed class DisplayChangeConverter : IConverter<DisplayChange, JsonSurrogate>
{
    public DisplayChange ConvertFromSurrogate(in JsonSurrogate surrogate) => surrogate.As<DisplayChange>();

    public JsonSurrogate ConvertToSurrogate(in DisplayChange value) => JsonSurrogate.Of(value);
}

/// <summary>What became of a command, between silos.</summary>
[RegisterConverter]
internal sealed class DisplaysDrivenConverter : IConverter<DisplaysDriven, JsonSurrogate>
{
    public DisplaysDriven ConvertFromSurrogate(in JsonSurrogate surrogate) => surrogate.As<DisplaysDriven>();

    public JsonSurrogate ConvertToSurrogate(in DisplaysDriven value) => JsonSurrogate.Of(value);
}

/// <summary>A screen's place among those that wait, between silos.</summary>
[RegisterConverter]
internal sealed class WaitingDisplayConverter : IConverter<WaitingDisplay, JsonSurrogate>
{
    public WaitingDisplay ConvertFromSurrogate(in JsonSurrogate surrogate) => surrogate.As<WaitingDisplay>();

    public JsonSurrogate ConvertToSurrogate(in WaitingDisplay value) => JsonSurrogate.Of(value);
}
