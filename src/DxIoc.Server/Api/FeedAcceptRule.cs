using DxIoc.Server.Startup;

namespace DxIoc.Server.Api;

/// <summary>
/// Who may accept a feed definition by HTTP, while the server has no accounts. Without a word in the settings: only a browser or program
/// on this machine, where the server listens on this machine alone and is asked by this machine's name. No page of another site, ever.
/// </summary>
internal sealed class FeedAcceptRule(ServerSettings settings)
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Real-IP"];

    private readonly bool _local = settings.FeedsAcceptFromPage is null;

    /// <summary>False where every such call is refused.</summary>
    public bool Open { get; } = settings.FeedsAcceptFromPage ?? settings.Urls.All(IsLocal);

    /// <summary>Why this request is refused; null where it is not.</summary>
    public string? Refusal(HttpRequest request) =>
        !Open ? "This server takes no definitions from the page, since others can reach it: put the file into the folder of Feeds:Path, or set Feeds:AcceptFromPage=true behind access control of your own."
        : !request.Headers.ContainsKey(FeedDefinitionCalls.Header) ? $"Send the header {FeedDefinitionCalls.Header}, which no page of another site can."
        : request.Headers.Origin is [{ Length: > 0 } origin] && !IsOwn(origin, request.Host) ? "The request comes from a page of another site."
        : _local && (!IsLocal(request.Host.Host) || Forwarded.Any(request.Headers.ContainsKey)) ? "The request comes through a proxy or by another name: set Feeds:AcceptFromPage=true if only those may come that way who may change what the server takes."
        : null;

    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Of a listener's address, or a host's name.</summary>
    private static bool IsLocal(string address) =>
        Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address : $"http://{address}", UriKind.Absolute, out var uri) && uri.IsLoopback;
}
