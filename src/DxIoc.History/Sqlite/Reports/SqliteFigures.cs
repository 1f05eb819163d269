using DxIoc.Contracts.Reports;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Sqlite.Reports;

/// <summary>Reported figures in a SQLite file of their own: WAL with full synchronisation, one writer, readers beside it.</summary>
internal sealed class SqliteFigures(HistoryOptions options, ILogger<SqliteFigures> logger) : IFigureStore, IAsyncDisposable
{
    private readonly SqliteStore<FigureTables, FigureReader> _store = new(options.Folder, SqliteSchema.Figures, "Reported figures", logger);

    public Task StartAsync(CancellationToken cancellation) => _store.OpenAsync(
        f => new FigureTables(f.Connect(readOnly: false), (long)options.FiguresLimitMiB << 20), (f, _) => new FigureReader(f), cancellation);

    public async Task<FigureSubmission?> SubmitAsync(FigureHandIn handIn, CancellationToken cancellation) =>
        await _store.WriteAsync((w, t) => w.Add(handIn, t), cancellation) is { } id ? await _store.ReadAsync(r => r.SubmissionOf(id), cancellation) : null;

    public async Task<FigureVerdict> DecideAsync(long submission, FigureMove move, FigureStep by, string reason, CancellationToken cancellation)
    {
        var done = await _store.WriteAsync((w, t) => w.Move(submission, move, by, reason, t), cancellation);
        var now = await _store.ReadAsync(r => r.SubmissionOf(submission), cancellation);
        return new FigureVerdict(now, done, !done && move != FigureMove.Reject && now?.Submitted.Person == by.Person);
    }

    public Task<IReadOnlyList<FigureSubmission>> ReadSubmissionsAsync(SubmissionState? state, long? below, int limit, CancellationToken cancellation) =>
        _store.ReadAsync(r => r.Submissions(state, below, limit), cancellation);

    public Task<FigureSubmissionDetail?> ReadSubmissionAsync(long submission, CancellationToken cancellation) =>
        _store.ReadAsync(r => r.Detail(submission), cancellation);

    public Task<byte[]?> ReadFileAsync(long submission, CancellationToken cancellation) => _store.ReadAsync(r => r.File(submission), cancellation);

    public Task<IReadOnlyList<FigureVersion>> ReadVersionsAsync(FigureQuery query, CancellationToken cancellation) =>
        _store.ReadAsync(r => r.Versions(query), cancellation);

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
