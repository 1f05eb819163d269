using System.Text.Json;
using System.Text.Json.Serialization;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;

namespace DxIoc.Wall.Live;

/// <summary>What a wall reads at its opening, with code made for it by the compiler.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(WallSeed))]
[JsonSerializable(typeof(List<FeedInfo>))]
[JsonSerializable(typeof(List<Sparkline>))]
internal sealed partial class WallJson : JsonSerializerContext;
