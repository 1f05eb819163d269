namespace DxIoc.Server.Snapshots;

/// <summary>
/// Takes pictures one after the other, in the order of their wishes. Bounded: beyond the queue a wish is refused as busy, beyond the
/// deadline it is given up. What was under way when the server stops is given up, and its browser with it.
/// </summary>
internal sealed partial class SnapshotDesk(
    SnapshotOptions options, ServerAddress address, PageShot shot, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<SnapshotDesk> logger) : IDisposable
{
    private readonly ILogger<SnapshotDesk> _logger = logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _wishes;

    /// <exception cref="SnapshotException">Why there is no picture.</exception>
    public async Task<byte[]> TakeAsync(SnapshotWish wish, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        try
        {
            var picture = await InTurnAsync(wish, cancellation);
            var lasted = time.GetElapsedTime(begun);
            LogTaken(wish.Page, wish.Format, picture.Length, lasted);
            SnapshotMetrics.Took(wish.Format, lasted);
            return picture;
        }
        catch (SnapshotException e)
        {
            LogNotTaken(wish.Page, wish.Format, e.Message);
            SnapshotMetrics.Failed(wish.Format, e.Failure);
            throw;
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<byte[]> InTurnAsync(SnapshotWish wish, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _wishes) > options.QueueLimit + 1)
        {
            Interlocked.Decrement(ref _wishes);
            throw new SnapshotException(SnapshotFailure.Busy, $"{options.QueueLimit} pictures wait already: come back in half a minute.");
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        try
        {
            await _turn.WaitAsync(stop.Token);
            try
            {
                return await WithinDeadlineAsync(wish, stop.Token);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _wishes);
        }
    }

    private async Task<byte[]> WithinDeadlineAsync(SnapshotWish wish, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.DeadlineSeconds), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            return await shot.TakeAsync(wish, address.Local, both.Token);
        }
        catch (OperationCanceledException e) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new SnapshotException(
                SnapshotFailure.Late, $"The page was not drawn within {options.DeadlineSeconds} seconds: try again when the machine has less to do, or raise Snapshots:DeadlineSeconds.", e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "SnapshotTaken: /{Page} as {Format}, {Bytes} bytes in {Lasted}")]
    private partial void LogTaken(string page, SnapshotFormat format, int bytes, TimeSpan lasted);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SnapshotNotTaken: /{Page} as {Format}: {Reason}")]
    private partial void LogNotTaken(string page, SnapshotFormat format, string reason);
}
