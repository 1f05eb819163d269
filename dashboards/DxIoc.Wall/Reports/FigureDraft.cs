using DxIoc.Contracts.Reports;

namespace DxIoc.Wall.Reports;

/// <summary>A file that is about to be handed in, and what its sender says about it. Lives in the window alone until it is submitted.</summary>
public sealed class FigureDraft
{
    public byte[]? File { get; set; }

    public string FileName { get; set; } = "";

    /// <summary>"auto", "vi" or "international".</summary>
    public string Numbers { get; set; } = "auto";

    public string Period { get; set; } = "";

    public string Document { get; set; } = "";

    public string Number { get; set; } = "";

    public DateOnly? Date { get; set; }

    public string Note { get; set; } = "";

    public bool LeaveOut { get; set; }

    public FigurePreview? Preview { get; set; }

    /// <summary>The key of the text that says what is still missing; null where it can be handed in.</summary>
    public string? Missing => Preview is not { Good: > 0 } preview || preview.Errors.Count > 0 || (preview.Bad > 0 && !LeaveOut) ? "figures.needs.good"
        : Document.Trim().Length == 0 ? "figures.needs.document"
        : preview.Corrections > 0 && Note.Trim().Length == 0 ? "figures.needs.note"
        : null;
}
