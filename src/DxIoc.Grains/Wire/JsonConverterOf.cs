using System.Text.Json;

namespace DxIoc.Grains.Wire;

/// <summary>A value between silos as the JSON of the API. For what is few and small, unlike observations.</summary>
[GenerateSerializer]
internal struct JsonSurrogate
{
    [Id(0)]
    public byte[] Json;
}

/// <summary>The way of every type that crosses as JSON. Orleans registers closed types: each has its own below this one.</summary>
internal abstract class JsonConverterOf<T> : IConverter<T, JsonSurrogate>
{
    public T ConvertFromSurrogate(in JsonSurrogate surrogate) => JsonSerializer.Deserialize<T>(surrogate.Json)!;

    public JsonSurrogate ConvertToSurrogate(in T value) => new() { Json = JsonSerializer.SerializeToUtf8Bytes(value) };
}
