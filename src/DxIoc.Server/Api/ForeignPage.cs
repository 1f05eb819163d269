namespace DxIoc.Server.Api;

/// <summary>Calls that a page of another site makes from somebody's browser: what changes something refuses them.</summary>
internal static class ForeignPage
{
    /// <summary>A browser says where a call comes from; other programs say nothing.</summary>
    public static bool Sent(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return (site.Length > 0 && site is not ("same-origin" or "none"))
            || (origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The refusal, or null for every other call.</summary>
    public static IResult? Refused(HttpRequest request) => Sent(request)
        ? Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Not allowed.", detail: "The call comes from a page of another site.")
        : null;
}
