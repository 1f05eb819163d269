using DxIoc.History.Tests.Harness;

namespace DxIoc.History.Tests;

/// <summary>Observations older than what is remembered, while others write: InfluxDB is asked, and each counts once.</summary>
public sealed class OldObservationsTests
{
    [Fact]
    public async Task What_another_batch_brings_while_InfluxDB_is_asked_counts_once_though_it_is_old_by_then()
    {
        await using var server = await StubServer.StartAsync();
        await using var store = await new Store(server.Url).OpenAsync();
        await store.History.WriteAsync(From(0), default);
        // Every answer finds more of the batch out of memory's reach; with the second, its last observation is here already.
        var meanwhile = new Queue<HistoryBatch>([From(1_001), From(2_000)]);
        server.Asked = () => meanwhile.TryDequeue(out var batch) ? store.History.WriteAsync(batch, default) : Task.CompletedTask;

        var receipt = await store.History.WriteAsync(Some.Batch(Some.Observation(-1), Some.Observation(1_000), Some.Observation(2_000)), default);

        Assert.Empty(meanwhile);
        Assert.Equal([false, false, true], receipt.Duplicate);
    }

    private static HistoryBatch From(int second) => Some.Batch([.. Enumerable.Range(second, 300).Select(i => Some.Observation(i))]);
}
