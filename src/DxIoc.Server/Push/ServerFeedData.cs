using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Mqtt;
using DxIoc.Feeds.Proposals;
using DxIoc.Grains.Intake;
using DxIoc.History;
using DxIoc.Server.Api;
using DxIoc.Server.State;
using DxIoc.Wall.Feeds;

namespace DxIoc.Server.Push;

/// <summary>What a pre-rendered feeds page shows. It is drawn before anybody can press a button: what buttons ask for is the browser's alone.</summary>
internal sealed class ServerFeedData(
    DeviceBooks devices,
    RefusedBook refused,
    UnmappedBook unmapped,
    IFeedMappings mappings,
    MqttOptions mqtt,
    HistoryOptions history,
    FeedAcceptance acceptance,
    FeedAcceptRule rule) : IFeedData
{
    private const int DevicesShown = 50;

    public Task<FeedDevices> DevicesAsync(string feed, int skip, CancellationToken cancellation) => Task.FromResult(devices.Of(feed, skip, DevicesShown));

    public Task<IReadOnlyList<RefusedGroup>> RefusedGroupsAsync(CancellationToken cancellation) => Task.FromResult(refused.Groups(null));

    public Task<UnmappedList> UnmappedAsync(CancellationToken cancellation) =>
        Task.FromResult(UnmappedCalls.List(unmapped, mappings, mqtt, history, rule, UnmappedCalls.DefaultLimit));

    public Task<IReadOnlyList<AcceptedFeed>> AcceptedAsync(CancellationToken cancellation) => Task.FromResult(acceptance.List());

    public Task<TrialAnswer> TryAsync(FeedTrialRequest request, CancellationToken cancellation) =>
        throw new NotSupportedException("A page that is pre-rendered tries nothing; ask from the browser.");

    public Task<IReadOnlyList<string>> AcceptAsync(AcceptedFeed feed, CancellationToken cancellation) =>
        throw new NotSupportedException("A page that is pre-rendered accepts nothing; ask from the browser.");
}
