namespace DxIoc.Server.Api;

/// <summary>
/// Who may change something of the server from a page, while it has no accounts. Without a word in the settings: only a browser or
/// program on this machine, where the server listens on this machine alone and is asked by this machine's name. No page of another
/// site, ever.
/// </summary>
/// <param name="setting">What the settings say; null for nothing.</param>
/// <param name="closed">Why every call is refused, and what to do.</param>
/// <param name="byProxy">The same for one that comes by another name.</param>
internal abstract class PageRule(bool? setting, string[] urls, string closed, string byProxy)
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Real-IP"];

    private readonly bool _local = setting is null;

    /// <summary>False where every such call is refused.</summary>
    public bool Open { get; } = setting ?? urls.All(IsLocal);

    /// <summary>Why this request is refused; null where it is not.</summary>
    public string? Refusal(HttpRequest request) =>
        !Open ? closed
        : !request.Headers.ContainsKey(FeedDefinitionCalls.Header) ? $"Send the header {FeedDefinitionCalls.Header}, which no page of another site can."
        : request.Headers.Origin is [{ Length: > 0 } origin] && !IsOwn(origin, request.Host) ? "The request comes from a page of another site."
        : _local && (!IsLocal(request.Host.Host) || Forwarded.Any(request.Headers.ContainsKey)) ? byProxy
        : null;

    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Of a listener's address, or a host's name.</summary>
    private static bool IsLocal(string address) =>
        Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address : $"http://{address}", UriKind.Absolute, out var uri) && uri.IsLoopback;
}
