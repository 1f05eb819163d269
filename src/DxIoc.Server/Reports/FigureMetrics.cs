using System.Diagnostics.Metrics;

namespace DxIoc.Server.Reports;

/// <summary>What comes of reported figures, counted.</summary>
internal static class FigureMetrics
{
    private static readonly Meter Meter = new("dxioc");

    /// <summary>By "move": submit, approve, publish, reject.</summary>
    public static readonly Counter<long> Submissions = Meter.CreateCounter<long>("dxioc_figure_submissions_total", description: "Submissions of reported figures that moved on.");

    /// <summary>By "outcome": accepted, left-out, refused (with their whole file).</summary>
    public static readonly Counter<long> Rows = Meter.CreateCounter<long>("dxioc_figure_rows_total", description: "Rows of files that were handed in.");

    public static void Moved(string move) => Submissions.Add(1, new KeyValuePair<string, object?>("move", move));

    public static void Counted(string outcome, int rows) => Rows.Add(rows, new KeyValuePair<string, object?>("outcome", outcome));
}
