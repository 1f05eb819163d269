using DxIoc.Indicators.Displays;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Sqlite.Displays;

/// <summary>Displays in the relational store of the server's state: one SQLite file, WAL with full synchronisation, one writer.</summary>
internal sealed class SqliteDisplays(HistoryOptions options, ILogger<SqliteDisplays> logger) : IDisplayStore, IAsyncDisposable
{
    private readonly SqliteStore<DisplayTables, DisplayReader> _store = new(options.Folder, SqliteSchema.State, "The displays", logger);

    public Task StartAsync(CancellationToken cancellation) =>
        _store.OpenAsync(f => new DisplayTables(f.Connect(readOnly: false)), (f, _) => new DisplayReader(f), cancellation);

    public Task SaveAsync(IReadOnlyList<Display> displays, CancellationToken cancellation) => _store.WriteAsync((w, t) => w.Save(displays, t), cancellation);

    public Task RemoveAsync(string id, CancellationToken cancellation) => _store.WriteAsync((w, t) => w.Remove(id, t), cancellation);

    public Task<IReadOnlyList<Display>> ReadAsync(CancellationToken cancellation) => _store.ReadAsync(r => r.All(), cancellation);

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
