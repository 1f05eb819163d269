using DxIoc.Feeds.Definitions;

namespace DxIoc.Feeds.Tests;

/// <summary>Feed definitions that change when a test says so.</summary>
internal sealed class FixedMappings(FeedMappings mappings) : IFeedMappings
{
    public event EventHandler? Changed;

    public FeedMappings Current { get; private set; } = mappings;

    public void Set(FeedMappings next)
    {
        Current = next;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
