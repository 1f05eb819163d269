using DxIoc.Contracts.Displays;
using DxIoc.Indicators.Displays;
using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Sqlite.Displays;

/// <summary>Displays in the relational store of the server's state: one SQLite file, WAL with full synchronisation, one writer.</summary>
internal sealed class SqliteDisplays(HistoryOptions options, ILogger<SqliteDisplays> logger) : IDisplayStore, IAsyncDisposable
{
    private SqliteFile? _file;
    private SqliteWriter<DisplayTables>? _writer;

    public Task StartAsync(CancellationToken cancellation) => Task.Run(Start, cancellation);

    public Task SaveAsync(IReadOnlyList<Display> displays, CancellationToken cancellation) => Writer.DoAsync((w, t) => w.Save(displays, t), cancellation);

    public Task RemoveAsync(string id, CancellationToken cancellation) => Writer.DoAsync((w, t) => w.Remove(id, t), cancellation);

    public Task<IReadOnlyList<Display>> ReadAsync(CancellationToken cancellation) => Task.Run<IReadOnlyList<Display>>(
        () =>
        {
            try
            {
                return Read();
            }
            catch (SqliteException e)
            {
                throw new HistoryException($"The displays could not be read ({e.Message.TrimEnd('.')}): check the disk of the data folder.", e);
            }
        },
        cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }

        _file?.Dispose();
    }

    private SqliteWriter<DisplayTables> Writer => _writer ?? throw NotStarted();

    private void Start()
    {
        _file = SqliteFile.Open(options.Folder, SqliteSchema.State, logger);
        try
        {
            _writer = new SqliteWriter<DisplayTables>(new DisplayTables(_file.Connect(readOnly: false)), logger);
        }
        catch (SqliteException e)
        {
            throw _file.CannotBeOpened(e);
        }
    }

    private List<Display> Read()
    {
        using var connection = (_file ?? throw NotStarted()).Connect(readOnly: true);
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT id, token_hash, name, own_kind, own_id, enrolled_at, order_since, order_until, order_frozen, order_tile, order_kind, order_id FROM displays ORDER BY name, id";
        using var row = command.ExecuteReader();
        var displays = new List<Display>();
        while (row.Read())
        {
            displays.Add(new Display(
                row.GetString(0), row.GetString(1), row.GetString(2), new DisplayShows(row.GetString(3), row.GetString(4)), Time(row, 5)!.Value, OrderOf(row)));
        }

        return displays;
    }

    private static DisplayOrder? OrderOf(SqliteDataReader row) => Time(row, 6) is not { } since ? null : new DisplayOrder(
        Text(row, 10) is { } kind ? new DisplayShows(kind, row.GetString(11)) : null, row.GetInt64(8) == 1, Text(row, 9), since, Time(row, 7));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : new Instant(row.GetInt64(column)).ToDateTimeOffset();

    private static HistoryException NotStarted() => new("The displays were not opened: call StartAsync first.");
}
