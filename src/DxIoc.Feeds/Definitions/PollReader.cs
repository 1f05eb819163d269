using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads poll: which address is asked, how often, with what, and how its pages go on.</summary>
internal static class PollReader
{
    private const string HeadersForm = "{Accept: application/json, X-Api-Key: { env: NAME }}";
    private const int AreaLimit = 200;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(5);
    private static readonly string[] OwnHeaders = ["Host", "Content-Length", "Transfer-Encoding", "Connection", "If-None-Match", "If-Modified-Since", "Accept-Encoding"];

    private static readonly PollSource Usual = new(
        "", TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(15), "GET",
        new Dictionary<string, SecretText>(), new Dictionary<string, SecretText>(), null, null, new Dictionary<string, string>());

    /// <param name="template">What stays where the entry says nothing; null for none.</param>
    /// <param name="whole">False for a template: its address is given where it is used.</param>
    public static PollSource Read(YamlEntry e, PollSource? template, bool whole)
    {
        var from = template ?? Usual;
        if (e.Entry("poll", FeedKeys.Poll) is not { } group)
        {
            if (whole && from.Url.Length == 0 && !e.Has("poll"))
            {
                e.Refuse("nothing says which address is polled", "add poll: { url: https://… }");
            }

            return from;
        }

        var source = new PollSource(
            Url: group.OptionalText("url") ?? from.Url,
            Every: Span(group, "every", LongestPause) ?? from.Every,
            Timeout: Span(group, "timeout", LongestTimeout) ?? from.Timeout,
            Method: group.OneOf("method", ["GET", "POST"], from.Method),
            Headers: Texts(group, "headers", from.Headers, StringComparer.OrdinalIgnoreCase),
            Query: Texts(group, "query", from.Query, StringComparer.Ordinal),
            Body: group.OptionalText("body") ?? from.Body,
            Pages: group.Entry("pages", FeedKeys.Pages) is { } pages ? Pages(pages) : from.Pages,
            Areas: Areas(group) ?? from.Areas);
        Check(group, source, whole);
        return source;
    }

    private static void Check(YamlEntry group, PollSource source, bool whole)
    {
        if (source.Url.Length == 0 ? whole : !IsAddress(source.Url))
        {
            group.RefuseKey("url", source.Url.Length == 0 ? "nothing says which address is polled" : "the address cannot be polled",
                "write url: https://host/path, without account, fragment or secret: those go into headers");
        }

        if (source is { Body: not null, Method: "GET" })
        {
            group.RefuseKey("body", "a GET has no body", "write method: POST, or remove body");
        }

        if (source.Headers.Keys.FirstOrDefault(h => !h.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || OwnHeaders.Contains(h, StringComparer.OrdinalIgnoreCase)) is { } header)
        {
            group.RefuseKey("headers", $"the header '{header}' cannot be set", "leave it out; the server sets what it needs itself");
        }

        var marked = source.Url.Contains(PollSource.AreaMark, StringComparison.Ordinal)
            || source.Query.Values.Any(q => q.Plain == PollSource.AreaMark) || source.Body?.Contains(PollSource.AreaMark, StringComparison.Ordinal) == true;
        if (marked != source.Areas.Count > 0 && (whole || marked))
        {
            group.RefuseKey("areas", marked ? "{area} stands for codes that are not given" : "the codes of areas go nowhere",
                "write areas: {code: area} and {area} in url, query or body, or neither");
        }
    }

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url.Replace(PollSource.AreaMark, "a", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", UserInfo.Length: 0, Fragment.Length: 0, Host.Length: > 0 };

    private static TimeSpan? Span(YamlEntry group, string key, TimeSpan longest)
    {
        var span = group.Duration(key);
        if (span is { } given && (given < Shortest || given > longest))
        {
            group.RefuseKey(key, $"{key} '{group.OptionalText(key)}' cannot be used", $"write a duration from 1s to {(longest == LongestPause ? "1d" : "5m")}");
            return null;
        }

        return span;
    }

    private static IReadOnlyDictionary<string, SecretText> Texts(
        YamlEntry group, string key, IReadOnlyDictionary<string, SecretText> from, StringComparer comparer)
    {
        if (group.Group(key, HeadersForm) is not { } own)
        {
            return from;
        }

        var texts = new Dictionary<string, SecretText>(from, comparer);
        foreach (var name in own.Keys)
        {
            texts[name] = SecretReader.Read(own, name);
        }

        return texts;
    }

    private static Dictionary<string, string>? Areas(YamlEntry group)
    {
        if (group.Group("areas", "{code: area}") is not { } own)
        {
            return null;
        }

        var areas = own.Keys.Distinct(StringComparer.Ordinal).ToDictionary(c => c, own.Text, StringComparer.Ordinal);
        if (areas.Count > AreaLimit || areas.Keys.Any(c => c.Length is 0 or > 64 || !c.All(x => char.IsAsciiLetterOrDigit(x) || x is '.' or '-' or '_')))
        {
            group.RefuseKey("areas", "the codes cannot be used", $"write at most {AreaLimit}, of letters, digits, '.', '-' and '_'");
        }

        return areas;
    }

    private static PageRule Pages(YamlEntry e)
    {
        if (e.Has("next") == e.Has("parameter") || (e.Has("next") && (e.Has("first") || e.Has("last"))))
        {
            e.Refuse("pages go on in one way", "write next: with the path to the next page's address, or parameter: with first: and last:");
        }

        return new PageRule(
            e.Has("next") ? FeedMappingReader.Path(e, "next") : null,
            e.Has("parameter") ? e.Text("parameter") : "page",
            e.WholeNumber("first", 1, 0, 1_000),
            e.Has("last") ? FeedMappingReader.Path(e, "last") : null,
            e.WholeNumber("limit", 20, 1, 200));
    }
}
