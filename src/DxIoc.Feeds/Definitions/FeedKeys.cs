namespace DxIoc.Feeds.Definitions;

/// <summary>Every key that files of feed definitions may have, by the kind of entry. The JSON Schema for editors has the same ones.</summary>
public static class FeedKeys
{
    /// <summary>The format whose messages mean something only after others.</summary>
    public const string Sparkplug = "sparkplug";

    /// <summary>In the place of a format: topics that are left out on purpose.</summary>
    public const string Skip = "skip";

    /// <summary>The format whose messages are pictures of devices: they are kept as the last one, and measure nothing.</summary>
    public const string Picture = "picture";

    public static readonly IReadOnlyList<string> File = ["feeds", "templates", "brokers"];

    public static readonly IReadOnlyList<string> Feed =
    [
        "id", "use", "topic", "broker", "push", "poll", "files", "format", "columns", "separator", "decimals", "encoding", "records", "area", "areas", "device", "time",
        "quality", "measures", "measure", "value", "rate-limit", "limits",
    ];

    /// <summary>A template is a feed that others use by its name.</summary>
    public static readonly IReadOnlyList<string> Template = ["template", .. Feed.Where(k => k != "use")];

    /// <summary>What one may say again where a template is used.</summary>
    public static readonly IReadOnlyList<string> Use = ["id", "use", "broker", "push", "poll", "files", "area", "areas", "rate-limit", "limits"];

    public static readonly IReadOnlyList<string> Value = ["path", "values", "convert", "molar-mass", "scale", "offset"];
    public static readonly IReadOnlyList<string> Name = ["path", "names"];
    public static readonly IReadOnlyList<string> AreaAt = ["at", "map", "property"];
    public static readonly IReadOnlyList<string> At = ["lat", "lon"];
    public static readonly IReadOnlyList<string> Files = ["folder", "name", "settle", "after", "done-folder"];
    public static readonly IReadOnlyList<string> Quality = ["path", "good", "calibrating", "fault"];
    public static readonly IReadOnlyList<string> Time = ["path", "format", "zone"];
    public static readonly IReadOnlyList<string> Limits = ["payload", "records", "age"];

    public static readonly IReadOnlyList<string> Broker =
    [
        "id", "url", "protocol", "username", "password-file", "password-env", "ca", "client-certificate", "client-key",
        "client-id", "shared-group", "keep-alive", "session-expiry",
    ];

    public static readonly IReadOnlyList<string> Push = ["name", "keys", "rate-limit"];
    public static readonly IReadOnlyList<string> PushKey = ["env", "file", "sha256"];
    public static readonly IReadOnlyList<string> Poll = ["url", "every", "timeout", "method", "headers", "query", "body", "pages", "areas"];
    public static readonly IReadOnlyList<string> Pages = ["next", "parameter", "first", "last", "limit"];
    public static readonly IReadOnlyList<string> Secret = ["env", "file", "prefix"];

    public static readonly IReadOnlyList<string> Formats = ["json", "value", "senml-json", "senml-cbor", "lineprotocol", "csv", Sparkplug, Picture, Skip];
}
