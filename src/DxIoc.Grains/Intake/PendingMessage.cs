using System.Threading.Tasks.Sources;
using DxIoc.History;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.ObjectPool;

namespace DxIoc.Grains.Intake;

/// <summary>
/// An admitted message on its way to the durable write, with the promise given to its sender. Lent from a pool: it belongs to the
/// intake until it is settled, then to the sender until the promise is read, and goes back by that. One that failed is not used again.
/// </summary>
internal sealed class PendingMessage : IValueTaskSource<IntakeOutcome>
{
    /// <summary>Observations for which a returned message keeps its room.</summary>
    private const int RoomKept = 256;

    private static readonly IReadOnlyList<Refusal> NoRefusals = [];

    private readonly List<Observation> _observations = new(4);
    private readonly ObjectPool<PendingMessage> _home;
    private IReadOnlyList<Refusal> _refusals = NoRefusals;
    private ManualResetValueTaskSourceCore<IntakeOutcome> _promise = new() { RunContinuationsAsynchronously = true };

    private PendingMessage(ObjectPool<PendingMessage> home) => _home = home;

    public FeedAccount Account { get; private set; } = null!;

    public List<Observation> Observations => _observations;

    public IReadOnlyList<RefusedEntry> Refused { get; private set; } = [];

    public int Parts => _observations.Count + _refusals.Count;

    /// <summary>Awaited once.</summary>
    public ValueTask<IntakeOutcome> Outcome => new(this, _promise.Version);

    /// <param name="kept">Messages that are kept for use at most; more are made when they are needed.</param>
    public static ObjectPool<PendingMessage> Pool(int kept)
    {
        var policy = new Policy();
        return policy.Home = new DefaultObjectPool<PendingMessage>(policy, kept);
    }

    public void Add(in Observation observation) => _observations.Add(observation);

    /// <param name="refusals">All of them: the sender is told each.</param>
    /// <param name="kept">What history keeps of them: counted whole, fewer in number.</param>
    public void Begin(FeedAccount account, IReadOnlyList<Refusal>? refusals, IReadOnlyList<RefusedEntry> kept) =>
        (Account, _refusals, Refused) = (account, refusals ?? NoRefusals, kept);

    public void Settle(int duplicates)
    {
        var stored = _observations.Count - duplicates;
        TimeSpan? lag = stored > 0 ? _observations[^1].Arrived - _observations[^1].Time : null;
        Account.Settle(stored, duplicates, _refusals.Count, lag);
        // Last: from here on it is the sender's, and through it another message's.
        _promise.SetResult(new IntakeOutcome(stored, duplicates, _refusals));
    }

    public void Fail(Exception reason)
    {
        Account.GiveBack(Parts);
        _promise.SetException(new IntakeClosedException("The store could not take the message; send it again.", reason));
    }

    IntakeOutcome IValueTaskSource<IntakeOutcome>.GetResult(short token)
    {
        var outcome = _promise.GetResult(token);
        _home.Return(this);
        return outcome;
    }

    ValueTaskSourceStatus IValueTaskSource<IntakeOutcome>.GetStatus(short token) => _promise.GetStatus(token);

    void IValueTaskSource<IntakeOutcome>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _promise.OnCompleted(continuation, state, token, flags);

    /// <summary>What comes back is emptied, so that nothing of its message lives on; a very large one is let go.</summary>
    private sealed class Policy : IPooledObjectPolicy<PendingMessage>
    {
        public ObjectPool<PendingMessage> Home { get; set; } = null!;

        public PendingMessage Create() => new(Home);

        public bool Return(PendingMessage message)
        {
            message._observations.Clear();
            (message._refusals, message.Refused) = (NoRefusals, []);
            message._promise.Reset();
            return message._observations.Capacity <= RoomKept;
        }
    }
}
