using DxIoc.Contracts.Feeds;

namespace DxIoc.Simulator.Load;

/// <summary>What a load moved in the feed's books.</summary>
internal sealed record LoadBooks(long Received, long Stored, long Waiting, long Duplicate, long Refused)
{
    public bool Balance => Received == Stored + Waiting + Duplicate + Refused;

    public static LoadBooks Between(FeedInfo before, FeedInfo after) => new(
        after.Received - before.Received, after.Stored - before.Stored, after.Waiting - before.Waiting,
        after.Duplicate - before.Duplicate, after.Refused - before.Refused);
}
