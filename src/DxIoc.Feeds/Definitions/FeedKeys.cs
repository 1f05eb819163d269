namespace DxIoc.Feeds.Definitions;

/// <summary>Every key that files of feed definitions may have, by the kind of entry. The JSON Schema for editors has the same ones.</summary>
public static class FeedKeys
{
    public static readonly IReadOnlyList<string> File = ["feeds", "templates"];

    public static readonly IReadOnlyList<string> Feed =
    [
        "id", "use", "topic", "files", "format", "columns", "separator", "decimals", "encoding", "records", "area", "areas", "device", "time",
        "quality", "measures", "measure", "value", "rate-limit", "limits",
    ];

    /// <summary>A template is a feed that others use by its name.</summary>
    public static readonly IReadOnlyList<string> Template = ["template", .. Feed.Where(k => k != "use")];

    /// <summary>What one may say again where a template is used.</summary>
    public static readonly IReadOnlyList<string> Use = ["id", "use", "files", "area", "areas", "rate-limit", "limits"];

    public static readonly IReadOnlyList<string> Value = ["path", "values", "convert", "molar-mass", "scale", "offset"];
    public static readonly IReadOnlyList<string> Name = ["path", "names"];
    public static readonly IReadOnlyList<string> AreaAt = ["at", "map", "property"];
    public static readonly IReadOnlyList<string> At = ["lat", "lon"];
    public static readonly IReadOnlyList<string> Files = ["folder", "name", "settle", "after", "done-folder"];
    public static readonly IReadOnlyList<string> Quality = ["path", "good", "calibrating", "fault"];
    public static readonly IReadOnlyList<string> Time = ["path", "format", "zone"];
    public static readonly IReadOnlyList<string> Limits = ["payload", "records"];

    public static readonly IReadOnlyList<string> Formats = ["json", "value", "senml-json", "senml-cbor", "lineprotocol", "csv"];
}
