using DxIoc.Contracts.Reports;

namespace DxIoc.Wall.Reports;

/// <summary>Who did what to a submission, in order, each with the word that its text is found by. Pure.</summary>
internal static class FigureSteps
{
    public static IEnumerable<(string Word, FigureStep Step)> Of(FigureSubmission s) =>
        new[] { ("submitted", (FigureStep?)s.Submitted), ("approved", s.Approved), ("published", s.Published), ("rejected", s.Rejected) }
            .Where(p => p.Item2 is not null).Select(p => (p.Item1, p.Item2!));
}
