using System.Collections.Concurrent;
using DxIoc.History;
using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Intake;

/// <summary>
/// The running books of every feed. A feed's entry moves under one lock, so that at any time
/// received = stored + waiting + duplicate + refused. Safe for concurrent use; bounded by the feeds that may exist: listed ones always
/// have an entry.
/// </summary>
public sealed class FeedBooks(TimeProvider time)
{
    /// <summary>What messages are booked under that name no feed, or one feed too many.</summary>
    public const string UnknownFeed = "unknown";

    private readonly ConcurrentDictionary<string, FeedAccount> _accounts = new(StringComparer.Ordinal);

    /// <summary>Takes over what history had booked before this start.</summary>
    public void Load(IEnumerable<FeedBook> books)
    {
        foreach (var book in books)
        {
            Account(book.Feed).Load(book);
        }
    }

    /// <summary>Follows history where it takes back that something is stored.</summary>
    public void Correct(FeedBookChange change) => Account(change.Feed).Correct(change.Refused);

    /// <summary>The account of a feed, made when it is new.</summary>
    /// <param name="listed">Whether the catalogue has it: then no other feeds take its place.</param>
    public FeedAccount Account(string feed, bool listed = false) =>
        _accounts.TryGetValue(feed, out var account) ? account
        : listed || _accounts.Count < SeriesRegistry.FeedLimit + 1 ? _accounts.GetOrAdd(feed, f => new FeedAccount(f, time))
        : _accounts.GetOrAdd(UnknownFeed, f => new FeedAccount(f, time));

    public IReadOnlyList<FeedStatement> Statements() => [.. _accounts.Values.Select(a => a.Statement())];
}
