using DxIoc.Contracts.Boards;
using MessagePack;

namespace DxIoc.Contracts.Displays;

/// <summary>What a screen is to do now: the items of WatchDisplay. The newest one counts alone. Immutable.</summary>
[MessagePackObject]
public sealed record DisplayState
{
    [Key("phase")]
    public DisplayPhase Phase { get; init; }

    /// <summary>Of an enrolled one: its public id; empty before.</summary>
    [Key("id")]
    public string Id { get; init; } = "";

    [Key("name")]
    public string Name { get; init; } = "";

    /// <summary>Null while it is not enrolled.</summary>
    [Key("shows")]
    public DisplayShows? Shows { get; init; }

    [Key("reason")]
    public DisplayReason Reason { get; init; }

    /// <summary>The tile to be pointed out; null for none.</summary>
    [Key("tile")]
    public string? Tile { get; init; }

    /// <summary>When it goes back by itself, UTC; null for never.</summary>
    [Key("until"), MessagePackFormatter(typeof(IsoInstantFormatter))]
    public DateTimeOffset? Until { get; init; }

    /// <summary>The version of the server's software: a page that was loaded from another one renews itself at a quiet moment.</summary>
    [Key("software")]
    public string Software { get; init; } = "";
}
