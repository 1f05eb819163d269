using System.Globalization;

namespace DxIoc.Feeds.Definitions;

/// <summary>Messages that the server fetches over HTTP, each time after a while.</summary>
/// <param name="Url">May have {area}, in whose place each code of <paramref name="Areas"/> is written.</param>
/// <param name="Timeout">Of one request, its body included.</param>
/// <param name="Pages">Null for one page.</param>
/// <param name="Areas">The area of the catalogue by the other system's code; empty where one request brings all.</param>
internal sealed record PollSource(
    string Url,
    TimeSpan Every,
    TimeSpan Timeout,
    string Method,
    IReadOnlyDictionary<string, SecretText> Headers,
    IReadOnlyDictionary<string, SecretText> Query,
    string? Body,
    PageRule? Pages,
    IReadOnlyDictionary<string, string> Areas) : FeedSource
{
    public const string AreaMark = "{area}";

    public override int UsualPayload => 1 << 20;

    public override int LargestPayload => 8 << 20;

    /// <summary>Scheme, host and path: what may be shown. A query may have secrets.</summary>
    public string Shown => Uri.TryCreate(Url, UriKind.Absolute, out var uri) ? Uri.UnescapeDataString(uri.GetLeftPart(UriPartial.Path)) : "?";

    /// <summary>What tells one poll from another when definitions are read again.</summary>
    public string Identity => string.Create(CultureInfo.InvariantCulture, $"{Method} {Url} {Every} {Body} {Listed(Query)} {Listed(Headers)} {string.Join(',', Areas.Keys)}");

    public override bool Captures(string name) => name == "area" && Areas.Count > 0;

    public override string ToString() => $"{Method} {Shown}";

    private static string Listed(IReadOnlyDictionary<string, SecretText> texts) => string.Join(',', texts.Select(t => $"{t.Key}={t.Value}"));
}
