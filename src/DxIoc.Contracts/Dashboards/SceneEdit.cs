namespace DxIoc.Contracts.Dashboards;

/// <summary>One thing that a person changes in a scene on the designer's page. Which of its parts count follows from its kind.</summary>
public sealed record SceneEdit
{
    /// <summary>One of <see cref="SceneEditKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The tile that it is about; null where it is about the scene.</summary>
    public string? Tile { get; init; }

    /// <summary>The kind of a tile that is added.</summary>
    public string? TileKind { get; init; }

    /// <summary>"wide", "ultrawide" or "tablet".</summary>
    public string? Layout { get; init; }

    /// <summary>Null for the first place with enough room.</summary>
    public TilePlace? Place { get; init; }

    public string? Key { get; init; }

    /// <summary>Null takes the key away.</summary>
    public SettingValue? Value { get; init; }

    /// <summary>What an added tile, or a new scene, has from the start.</summary>
    public IReadOnlyDictionary<string, SettingValue>? Settings { get; init; }

    /// <summary>Of a grid.</summary>
    public int? Columns { get; init; }

    public int? Rows { get; init; }
}
