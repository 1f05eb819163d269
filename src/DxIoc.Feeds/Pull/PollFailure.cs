using System.Net;
using System.Security.Authentication;

namespace DxIoc.Feeds.Pull;

/// <summary>Failures of a request in words: what is wrong, and what to do.</summary>
internal static class PollFailure
{
    public static string Of(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"it answers {(int)status}: the key is missing, wrong or has no right there; correct headers, or what the environment or file has",
        HttpStatusCode.NotFound or HttpStatusCode.Gone => $"it answers {(int)status}: there is nothing at this address; correct url",
        HttpStatusCode.TooManyRequests => "it answers 429: it is asked too often; raise every",
        HttpStatusCode.NoContent => "it answers 204: there is nothing in it",
        >= HttpStatusCode.InternalServerError => $"it answers {(int)status}: it is in trouble itself; ask who runs it",
        _ => $"it answers {(int)status}, where 200 is right: correct url, method or headers",
    };

    public static string Of(HttpRequestException e, Uri address) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => $"the name {address.Host} is not known: correct url, or the server's name resolution",
        HttpRequestError.SecureConnectionError => Certificate(e, address),
        HttpRequestError.ConnectionError => $"nothing answers at {address.Authority}: correct url, or start what is to answer",
        HttpRequestError.ConfigurationLimitExceeded => "its headers are too long",
        _ when e.InnerException is AuthenticationException => Certificate(e, address),
        _ => "the connection broke before the answer was whole, or it is no HTTP",
    };

    private static string Certificate(HttpRequestException e, Uri address) =>
        $"its certificate is not accepted ({(e.InnerException?.Message ?? e.Message).TrimEnd('.')}): let it have one for {address.Host} from an authority that this machine trusts, or add that authority to the machine";
}
