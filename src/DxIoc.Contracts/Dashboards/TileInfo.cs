using DxIoc.Contracts.Catalogue;

namespace DxIoc.Contracts.Dashboards;

/// <summary>One tile of a scene: its kind, and of the settings those that its kind knows.</summary>
public sealed record TileInfo
{
    public required string Id { get; init; }

    /// <summary>One of <see cref="TileKinds"/>; a wall that does not know it says so in its place.</summary>
    public required string Kind { get; init; }

    /// <summary>Null: the kind's own, mostly the indicator's name.</summary>
    public LocalText? Title { get; init; }

    /// <summary>Null: the scene's.</summary>
    public string? Area { get; init; }

    /// <summary>Null: all that the kind shows by itself.</summary>
    public IReadOnlyList<string>? Areas { get; init; }

    public string? Indicator { get; init; }

    public IReadOnlyList<string> Indicators { get; init; } = [];

    public string? Sector { get; init; }

    /// <summary>Ends of a gauge's scale, in the unit.</summary>
    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>Hours that a chart shows.</summary>
    public int? Hours { get; init; }

    /// <summary>Days that a heat map shows.</summary>
    public int? Days { get; init; }

    /// <summary>Whether last week stands behind a chart.</summary>
    public bool Ghost { get; init; }

    /// <summary>Which end of a ranking comes first: "worst", "highest" or "lowest".</summary>
    public string? Order { get; init; }

    /// <summary>Entries shown at most.</summary>
    public int? Limit { get; init; }

    public LocalText? Text { get; init; }

    /// <summary>The page of an embed, or each camera's stream with {area} and {device} in it; its host is on the server's list.</summary>
    public string? Url { get; init; }

    /// <summary>What plays the streams of cameras: one of <see cref="Players"/>.</summary>
    public string? Player { get; init; }

    public const string Hls = "hls";
    public const string Mjpeg = "mjpeg";
    public const string StreamPage = "page";

    public static readonly IReadOnlyList<string> Players = [StreamPage, Hls, Mjpeg];
}
