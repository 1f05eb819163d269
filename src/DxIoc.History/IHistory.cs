using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.History;

/// <summary>
/// The truth: observations as they came, readings by minute and hour, refused messages, the books of the feeds.
/// Safe for concurrent use. Throws <see cref="HistoryException"/> alone, with one sentence that says what to do.
/// </summary>
public interface IHistory
{
    /// <summary>What waits on disk for a server behind history; null for a store that has none.</summary>
    SpoolState? Spool { get; }

    /// <summary>
    /// The server behind history refused for good what was acknowledged as stored; the books read from here say so already.
    /// Only of writes of this run: what an earlier one left is decided before <see cref="StartAsync"/> ends. Must not throw.
    /// </summary>
    event Action<FeedBookChange>? Corrected;

    /// <summary>Opens or creates the store and brings it to this version. Called once, before anything else.</summary>
    Task StartAsync(CancellationToken cancellation);

    /// <summary>
    /// Makes a batch durable, all or nothing, with the books that go with it. Idempotent: an observation whose series
    /// and time are known is a duplicate and changes nothing. Writes are numbered in order.
    /// </summary>
    Task<WriteReceipt> WriteAsync(HistoryBatch batch, CancellationToken cancellation);

    /// <summary>Records minutes, each in place of the one before, and brings their hours up to date.</summary>
    Task WriteReadingsAsync(IReadOnlyList<MinuteReading> minutes, CancellationToken cancellation);

    /// <summary>What a cell rebuilds itself from, see <see cref="CellHistory"/>.</summary>
    /// <param name="query">Which series, how far back from the newest observation, and as of when.</param>
    Task<CellHistory> ReadCellAsync(CellQuery query, CancellationToken cancellation);

    /// <summary>Readings in steps, oldest first, only steps that have any; at most <paramref name="query"/>'s limit.</summary>
    Task<IReadOnlyList<HistoryPoint>> ReadReadingsAsync(ReadingsQuery query, CancellationToken cancellation);

    /// <summary>Sparklines of an area's indicators: the last values of each step, nulls where there was none.</summary>
    Task<IReadOnlyList<Sparkline>> ReadSparklinesAsync(
        string area, IReadOnlyList<string> indicators, Instant from, TimeSpan step, int steps, CancellationToken cancellation);

    /// <summary>Recorded minutes in [from, to), oldest first, those of one minute in the order asked; at most the limit, the oldest ones.</summary>
    Task<IReadOnlyList<MinuteReading>> ReadMinutesAsync(
        string area, IReadOnlyList<string> indicators, Instant from, Instant to, int limit, CancellationToken cancellation);

    /// <summary>
    /// Changes of status in [from, to), oldest first, at most the limit. A minute is compared with its cell's recorded minute
    /// before it, also where that lies before the stretch; a cell's very first minute changes nothing.
    /// </summary>
    Task<IReadOnlyList<StatusChange>> ReadStatusChangesAsync(
        string area, Instant from, Instant to, int limit, CancellationToken cancellation);

    /// <summary>
    /// The last observation of each series behind a cell, by device and measure, as far as it had arrived by then; the
    /// reach counts from the newest of them all.
    /// </summary>
    Task<IReadOnlyList<DeviceReading>> ReadDevicesAsync(CellQuery query, CancellationToken cancellation);

    /// <summary>
    /// Every observation whose own time lies in [from, to), oldest first; of one area, or of all when null. The stretch
    /// is the caller's bound.
    /// </summary>
    Task<IReadOnlyList<Observation>> ReadObservationsAsync(string? area, Instant from, Instant to, CancellationToken cancellation);

    /// <summary>Newest first; of one feed, or of all when null.</summary>
    Task<IReadOnlyList<RefusedMessage>> ReadRefusedAsync(string? feed, int limit, CancellationToken cancellation);

    /// <summary>The books as of the last durable write, by feed.</summary>
    Task<IReadOnlyList<FeedBook>> ReadBooksAsync(CancellationToken cancellation);

    /// <summary>Every series known: fills the registry at start.</summary>
    Task<IReadOnlyList<Series>> ReadSeriesAsync(CancellationToken cancellation);

    /// <summary>Gives up what is past retention or over the size limit, in small steps; says what it gave up.</summary>
    Task<RetentionReport> MaintainAsync(Instant now, CancellationToken cancellation);
}
