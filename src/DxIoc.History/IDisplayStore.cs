using DxIoc.Indicators.Displays;

namespace DxIoc.History;

/// <summary>
/// The enrolled displays with what operators told them. A write is durable before it is answered. Safe for concurrent use.
/// </summary>
public interface IDisplayStore
{
    /// <summary>Opens the store.</summary>
    /// <exception cref="HistoryException">It cannot be used; the message says what to do.</exception>
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Adds displays, or puts them in the place of those with their ids: all of them or none.</summary>
    Task SaveAsync(IReadOnlyList<Display> displays, CancellationToken cancellation);

    Task RemoveAsync(string id, CancellationToken cancellation);

    /// <summary>All of them, by name.</summary>
    Task<IReadOnlyList<Display>> ReadAsync(CancellationToken cancellation);
}
