using DxIoc.Server.Api;

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

        if (ForeignPage.Sent(context.Request))
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
}
