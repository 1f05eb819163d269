using System.Threading.Channels;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Tests;

/// <summary>An intake whose promises the test keeps or breaks, one by one.</summary>
internal sealed class HeldIntake : IIntake
{
    private readonly Channel<(IncomingMessage Message, TaskCompletionSource<IntakeOutcome> Promise)> _arrived =
        Channel.CreateBounded<(IncomingMessage, TaskCompletionSource<IntakeOutcome>)>(10_000);

    public ValueTask<IntakeOutcome> AcceptAsync(IncomingMessage message, CancellationToken cancellation)
    {
        var promise = new TaskCompletionSource<IntakeOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(_arrived.Writer.TryWrite((message.Kept(), promise)));
        return new ValueTask<IntakeOutcome>(promise.Task);
    }

    /// <summary>Messages that arrived and that the test did not take yet.</summary>
    public int Waiting => _arrived.Reader.Count;

    /// <summary>The next message that arrived, awaited.</summary>
    public async Task<(IncomingMessage Message, TaskCompletionSource<IntakeOutcome> Promise)> NextAsync() =>
        await _arrived.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public static void Keep((IncomingMessage Message, TaskCompletionSource<IntakeOutcome> Promise) held) =>
        held.Promise.SetResult(new IntakeOutcome(held.Message.Good.Count, 0, held.Message.Bad));
}
