using DxIoc.Indicators.Catalogue;

namespace DxIoc.Server.Api;

/// <summary>Refusals of the API as problem details (RFC 9457), with the field at fault.</summary>
internal static class Problems
{
    public static IResult Field(string field, string problem) => Results.ValidationProblem(
        new Dictionary<string, string[]> { [field] = [problem] }, detail: $"{field}: {problem}", title: "The request cannot be used.");

    public static IResult Time(string field) =>
        Field(field, "write an ISO 8601 time with its offset, like 2022-04-26T08:00:00+07:00");

    /// <summary>Null where the area's board has the indicator.</summary>
    public static IResult? Cell(IndicatorCatalogue catalogue, string area, string indicator) =>
        !catalogue.Areas.Contains(area) ? Area(area)
        : !catalogue.OnBoard(area, indicator) ? Indicator(indicator)
        : null;

    public static IResult NotFound(string detail) =>
        Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "Not found.", detail: detail);

    public static IResult Area(string area) =>
        NotFound($"There is no area '{Shown(area)}'; the areas are listed at /api/v1/areas.");

    public static IResult Indicator(string indicator) =>
        NotFound($"There is no indicator '{Shown(indicator)}' on this area's board; the indicators are listed at /api/v1/indicators.");

    public static IResult Unavailable(string detail) =>
        Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not available now.", detail: detail);

    /// <summary>The intake takes nothing now.</summary>
    public static IResult Closed(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return Unavailable("The observations could not be stored; nothing was lost if you send them again.");
    }

    /// <summary>What a caller sent, short enough to be said back.</summary>
    private static string Shown(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
