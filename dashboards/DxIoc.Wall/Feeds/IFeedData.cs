using DxIoc.Contracts.Feeds;

namespace DxIoc.Wall.Feeds;

/// <summary>What the feeds page asks for besides the books: over HTTP in the browser; where pages are pre-rendered, reading alone.</summary>
public interface IFeedData
{
    Task<FeedDevices> DevicesAsync(string feed, int skip, CancellationToken cancellation);

    Task<IReadOnlyList<RefusedGroup>> RefusedGroupsAsync(CancellationToken cancellation);

    Task<UnmappedList> UnmappedAsync(CancellationToken cancellation);

    /// <summary>The files that were accepted on this page.</summary>
    Task<IReadOnlyList<AcceptedFeed>> AcceptedAsync(CancellationToken cancellation);

    /// <summary>What would become of a message.</summary>
    Task<TrialAnswer> TryAsync(FeedTrialRequest request, CancellationToken cancellation);

    /// <summary>What is wrong with a definition; empty once it is accepted.</summary>
    Task<IReadOnlyList<string>> AcceptAsync(AcceptedFeed feed, CancellationToken cancellation);
}
