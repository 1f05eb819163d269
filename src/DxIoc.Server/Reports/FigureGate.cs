namespace DxIoc.Server.Reports;

/// <summary>
/// Lets a changing call in: people are configured, the call comes from this server's own pages or from no page at all, and its key is
/// somebody's.
/// </summary>
internal static class FigureGate
{
    /// <summary>Null where the person may; otherwise the refusal.</summary>
    public static IResult? Refuses(HttpContext context, FigurePeople people, bool approves, out FigurePerson person)
    {
        person = null!;
        if (!people.Any)
        {
            return Refusal(StatusCodes.Status403Forbidden, "Reported figures are off: no people are configured. Set Figures:People; the README says how.");
        }

        if (Foreign(context.Request))
        {
            return Refusal(StatusCodes.Status403Forbidden, "The call comes from a page of another site.");
        }

        if (people.Of(context.Request) is not { } found)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Refusal(StatusCodes.Status401Unauthorized, "Give your personal key as: Authorization: Bearer <key>.");
        }

        person = found;
        return (approves ? found.MayApprove : found.MaySubmit)
            ? null
            : Refusal(StatusCodes.Status403Forbidden, $"{found.Name} does not have the role {(approves ? "approve" : "submit")}.");
    }

    public static IResult Refusal(int status, string detail) => Results.Problem(statusCode: status, title: "Not allowed.", detail: detail);

    /// <summary>A browser says where a call comes from; other programs say nothing.</summary>
    private static bool Foreign(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return (site.Length > 0 && site is not ("same-origin" or "none"))
            || (origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)));
    }
}
