using System.Collections.Concurrent;
using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Dashboards;

namespace DxIoc.Server.Snapshots;

/// <summary>What became of the last picture of each schedule since the server started. As many as there are schedules. Safe for several threads.</summary>
internal sealed class SnapshotBook(ICatalogueSource catalogue, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Due, string? File, string? Error)> _last = new(StringComparer.Ordinal);

    public void Took(string plan, DateTimeOffset due, string file) => _last[plan] = (due, file, null);

    public void Missed(string plan, DateTimeOffset due, string error) => _last[plan] = (due, null, error);

    public IReadOnlyList<SnapshotState> States(DashboardSet dashboards)
    {
        foreach (var gone in _last.Keys.Except(dashboards.Snapshots.Select(p => p.Id), StringComparer.Ordinal))
        {
            _last.TryRemove(gone, out _);
        }

        var (now, zone) = (time.GetUtcNow(), catalogue.Current.Zone);
        return [.. dashboards.Snapshots.Select(plan =>
        {
            var known = _last.TryGetValue(plan.Id, out var last);
            return new SnapshotState(plan.Id, plan.Scene, plan.Format, SnapshotRule.Next(plan, now, zone).ToUniversalTime(), known ? last.Due : null, last.File, last.Error);
        })];
    }
}
