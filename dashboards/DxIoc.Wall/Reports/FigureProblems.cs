using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Reports;

/// <summary>Says in the window's language why a call was refused; the server's own words where there are none for it. Pure.</summary>
internal static class FigureProblems
{
    public static string Of(int status, string detail, Language language) => status switch
    {
        401 or 403 or 409 or 413 or 507 => language[$"figures.problem.{status}"],
        _ when detail.Length > 0 => detail,
        _ => language["figures.problem.0"],
    };
}
