using DxIoc.Contracts.Reports;

namespace DxIoc.Wall.Reports;

/// <summary>Reported figures as pages ask for them. What changes something needs a personal key and goes from the browser alone.</summary>
public interface IFigureData
{
    Task<FigureSeat> SeatAsync(string? key, CancellationToken cancellation);

    Task<IReadOnlyList<FigureSubmission>> SubmissionsAsync(SubmissionState? state, CancellationToken cancellation);

    Task<FigureSubmissionDetail?> SubmissionAsync(long id, CancellationToken cancellation);

    Task<FigurePosted<FigurePreview>> PreviewAsync(string key, FigureDraft draft, CancellationToken cancellation);

    Task<FigurePosted<FigureSubmission>> SubmitAsync(string key, FigureDraft draft, CancellationToken cancellation);

    /// <param name="move">approve, publish or reject.</param>
    Task<FigurePosted<FigureSubmission>> DecideAsync(string key, long id, string move, string reason, CancellationToken cancellation);
}
