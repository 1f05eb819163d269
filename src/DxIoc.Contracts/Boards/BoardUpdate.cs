using MessagePack;

namespace DxIoc.Contracts.Boards;

/// <summary>A board, whole or its changed readings since the update before. Immutable.</summary>
[MessagePackObject, MessagePackFormatter(typeof(BoardUpdateFormatter))]
public sealed record BoardUpdate
{
    [Key("area")]
    public required string Area { get; init; }

    /// <summary>Grows with each change of the board while it lives; a restart may begin anew (then a full one comes).</summary>
    [Key("version")]
    public long Version { get; init; }

    /// <summary>True: the readings are the whole board and replace what was known.</summary>
    [Key("full")]
    public bool Full { get; init; }

    /// <summary>The server's clock when this was sent, UTC. Ages on a screen count from it, not from the screen's clock.</summary>
    [Key("time"), MessagePackFormatter(typeof(IsoInstantFormatter))]
    public DateTimeOffset? Time { get; init; }

    [Key("readings")]
    public required IReadOnlyList<Reading> Readings { get; init; }
}
