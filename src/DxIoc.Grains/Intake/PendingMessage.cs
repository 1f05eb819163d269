using DxIoc.History;
using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Intake;

/// <summary>An admitted message on its way to the durable write, with the promise given to its sender.</summary>
/// <param name="refusals">All of them: the sender is told each.</param>
/// <param name="kept">What history keeps of them: counted whole, fewer in number.</param>
internal sealed class PendingMessage(
    FeedAccount account, IReadOnlyList<Observation> observations, IReadOnlyList<Refusal> refusals, IReadOnlyList<RefusedEntry> kept)
{
    private readonly TaskCompletionSource<IntakeOutcome> _promise = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FeedAccount Account { get; } = account;

    public IReadOnlyList<Observation> Observations { get; } = observations;

    public IReadOnlyList<RefusedEntry> Refused { get; } = kept;

    public int Parts => Observations.Count + refusals.Count;

    public Task<IntakeOutcome> Outcome => _promise.Task;

    public void Settle(int duplicates)
    {
        var stored = Observations.Count - duplicates;
        TimeSpan? lag = stored > 0 ? Observations[^1].Arrived - Observations[^1].Time : null;
        Account.Settle(stored, duplicates, refusals.Count, lag);
        _promise.TrySetResult(new IntakeOutcome(stored, duplicates, refusals));
    }

    public void Fail(Exception reason)
    {
        Account.GiveBack(Parts);
        _promise.TrySetException(new IntakeClosedException("The store could not take the message; send it again.", reason));
    }
}
