using DxIoc.Contracts.Reports;
using DxIoc.Indicators.Observations;

namespace DxIoc.History;

/// <summary>
/// Reported figures for as long as the province lives: every submission with its file, and everything that was ever published. Nothing
/// is deleted. Safe for concurrent use; throws <see cref="HistoryException"/> alone.
/// </summary>
public interface IFigureStore
{
    /// <summary>Opens or creates the file. Called once, before anything else.</summary>
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Keeps a submission; durable when answered. Null when the file has reached its size limit.</summary>
    Task<FigureSubmission?> SubmitAsync(FigureHandIn handIn, CancellationToken cancellation);

    /// <summary>
    /// Moves a submission on, when its state and the two-person rule allow it: of two who decide at once, one does. Durable when answered.
    /// </summary>
    Task<FigureVerdict> DecideAsync(long submission, FigureMove move, FigureStep by, string reason, CancellationToken cancellation);

    /// <summary>Newest first, below an id when one is given, of one state or of all.</summary>
    Task<IReadOnlyList<FigureSubmission>> ReadSubmissionsAsync(SubmissionState? state, long? below, int limit, CancellationToken cancellation);

    /// <summary>Null for an unknown id.</summary>
    Task<FigureSubmissionDetail?> ReadSubmissionAsync(long submission, CancellationToken cancellation);

    /// <summary>The file as it was handed in; null for an unknown id.</summary>
    Task<byte[]?> ReadFileAsync(long submission, CancellationToken cancellation);

    /// <summary>Published figures, the newest period first, of one period the one in force first.</summary>
    Task<IReadOnlyList<FigureVersion>> ReadVersionsAsync(FigureQuery query, CancellationToken cancellation);
}
