using DxIoc.Contracts.Reports;
using DxIoc.History;
using DxIoc.Wall.Reports;

namespace DxIoc.Server.Reports;

/// <summary>What the pre-rendered page shows of reported figures. A page that is drawn here has no key and changes nothing.</summary>
internal sealed class ServerFigureData(IFigureStore store, FigurePeople people) : IFigureData
{
    private const int Shown = 100;

    public Task<FigureSeat> SeatAsync(string? key, CancellationToken cancellation) =>
        Task.FromResult(new FigureSeat(people.Any, null, false, false));

    public Task<IReadOnlyList<FigureSubmission>> SubmissionsAsync(SubmissionState? state, CancellationToken cancellation) =>
        store.ReadSubmissionsAsync(state, null, Shown, cancellation);

    public Task<FigureSubmissionDetail?> SubmissionAsync(long id, CancellationToken cancellation) => store.ReadSubmissionAsync(id, cancellation);

    public Task<FigurePosted<FigurePreview>> PreviewAsync(string key, FigureDraft draft, CancellationToken cancellation) =>
        Task.FromResult(new FigurePosted<FigurePreview>(null, StatusCodes.Status401Unauthorized, ""));

    public Task<FigurePosted<FigureSubmission>> SubmitAsync(string key, FigureDraft draft, CancellationToken cancellation) =>
        Task.FromResult(new FigurePosted<FigureSubmission>(null, StatusCodes.Status401Unauthorized, ""));

    public Task<FigurePosted<FigureSubmission>> DecideAsync(string key, long id, string move, string reason, CancellationToken cancellation) =>
        Task.FromResult(new FigurePosted<FigureSubmission>(null, StatusCodes.Status401Unauthorized, ""));
}
