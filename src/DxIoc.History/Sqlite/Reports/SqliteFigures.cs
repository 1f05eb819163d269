using DxIoc.Contracts.Reports;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Sqlite.Reports;

/// <summary>Reported figures in a SQLite file of their own: WAL with full synchronisation, one writer, readers beside it.</summary>
internal sealed class SqliteFigures(HistoryOptions options, ILogger<SqliteFigures> logger) : IFigureStore, IAsyncDisposable
{
    private SqliteFile? _file;
    private SqliteWriter<FigureTables>? _writer;
    private FigureReader? _reader;

    public Task StartAsync(CancellationToken cancellation) => Task.Run(Start, cancellation);

    public async Task<FigureSubmission?> SubmitAsync(FigureHandIn handIn, CancellationToken cancellation) =>
        await Writer.DoAsync((w, t) => w.Add(handIn, t), cancellation) is { } id ? await ReadAsync(() => Reader.SubmissionOf(id), cancellation) : null;

    public async Task<FigureVerdict> DecideAsync(long submission, FigureMove move, FigureStep by, string reason, CancellationToken cancellation)
    {
        var done = await Writer.DoAsync((w, t) => w.Move(submission, move, by, reason, t), cancellation);
        var now = await ReadAsync(() => Reader.SubmissionOf(submission), cancellation);
        return new FigureVerdict(now, done, !done && move != FigureMove.Reject && now?.Submitted.Person == by.Person);
    }

    public Task<IReadOnlyList<FigureSubmission>> ReadSubmissionsAsync(SubmissionState? state, long? below, int limit, CancellationToken cancellation) =>
        ReadAsync(() => Reader.Submissions(state, below, limit), cancellation);

    public Task<FigureSubmissionDetail?> ReadSubmissionAsync(long submission, CancellationToken cancellation) =>
        ReadAsync(() => Reader.Detail(submission), cancellation);

    public Task<byte[]?> ReadFileAsync(long submission, CancellationToken cancellation) => ReadAsync(() => Reader.File(submission), cancellation);

    public Task<IReadOnlyList<FigureVersion>> ReadVersionsAsync(FigureQuery query, CancellationToken cancellation) =>
        ReadAsync(() => Reader.Versions(query), cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }

        _file?.Dispose();
    }

    private SqliteWriter<FigureTables> Writer => _writer ?? throw NotStarted();

    private FigureReader Reader => _reader ?? throw NotStarted();

    private void Start()
    {
        _file = SqliteFile.Open(options.Folder, SqliteSchema.Figures, logger);
        try
        {
            _writer = new SqliteWriter<FigureTables>(new FigureTables(_file.Connect(readOnly: false), (long)options.FiguresLimitMiB << 20), logger);
            _reader = new FigureReader(_file);
        }
        catch (SqliteException e)
        {
            throw _file.CannotBeOpened(e);
        }
    }

    private static Task<T> ReadAsync<T>(Func<T> read, CancellationToken cancellation) => Task.Run(
        () =>
        {
            try
            {
                return read();
            }
            catch (SqliteException e)
            {
                throw new HistoryException($"Reported figures could not be read ({e.Message.TrimEnd('.')}): check the disk of the data folder.", e);
            }
        },
        cancellation);

    private static HistoryException NotStarted() => new("Reported figures were not opened: call StartAsync first.");
}
