namespace DxIoc.Indicators.Observations;

/// <summary>The one door through which every feed brings what it received.</summary>
public interface IIntake
{
    /// <summary>
    /// Takes a message. Completes when its observations and refusals are durable: only then may the sender be
    /// acknowledged. Waits (backpressure) while the intake is full. Throws <see cref="IntakeClosedException"/> when the
    /// store cannot take it or the server stops: then the sender must not be acknowledged. The message's parts are read before the
    /// call returns. What is returned is awaited once.
    /// </summary>
    ValueTask<IntakeOutcome> AcceptAsync(IncomingMessage message, CancellationToken cancellation);
}
