namespace DxIoc.Contracts.Reports;

/// <summary>Figures that were handed in together, with their document and everybody who decided on them. Immutable.</summary>
public sealed record FigureSubmission
{
    /// <summary>Grows with time.</summary>
    public required long Id { get; init; }

    public required SubmissionState State { get; init; }

    public required FigureDocument Document { get; init; }

    /// <summary>What its submitter says about it; for a correction the reason. May be empty.</summary>
    public required string Note { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file that is kept, in hexadecimal digits.</summary>
    public required string FileHash { get; init; }

    /// <summary>Figures in it.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows of the file that were wrong and left out by its submitter's choice.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Figures of it that replaced an earlier published one when they were handed in.</summary>
    public required int Corrections { get; init; }

    public required FigureStep Submitted { get; init; }

    public FigureStep? Approved { get; init; }

    public FigureStep? Published { get; init; }

    public FigureStep? Rejected { get; init; }

    /// <summary>Why it was rejected; empty for all others.</summary>
    public string Reason { get; init; } = "";
}
