namespace DxIoc.History.Influx;

/// <summary>Whoever waits for rows to be with the server, or reads while nothing is sent.</summary>
internal sealed partial class Shipper
{
    /// <summary>Waits until everything up to a row is with the server; sends at once what would wait for company.</summary>
    /// <exception cref="HistoryException">The server did not take it in time.</exception>
    public async Task ShippedAsync(long row, TimeSpan limit, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(limit, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            await ShippedAsync(row, both.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw NotYet(e);
        }
    }

    /// <summary>
    /// Reads while nothing is sent, once everything durable at the call has been: whoever reads sees exactly the writes up
    /// to the number that it is given.
    /// </summary>
    /// <exception cref="HistoryException">The server did not take everything in time.</exception>
    public async Task<T> ReadStandingAsync<T>(Func<long, CancellationToken, Task<T>> read, TimeSpan limit, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(limit, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            await ShippedAsync(_account.Last.Row, both.Token);
            await _gate.EnterReadingAsync(both.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw NotYet(e);
        }

        try
        {
            var (row, commit) = _account.Last;
            lock (_progress)
            {
                // Writes that brought no points leave no row: with nothing waiting, the newest write is what is read.
                commit = row == _shippedRow ? commit : _shippedCommit;
            }

            return await read(commit, cancellation);
        }
        finally
        {
            await _gate.LeaveReadingAsync();
        }
    }

    private async Task ShippedAsync(long row, CancellationToken cancellation)
    {
        while (true)
        {
            Task moved;
            lock (_progress)
            {
                if (_shippedRow >= row)
                {
                    return;
                }

                moved = _moved.Task;
                _hurry.TrySetResult();
            }

            await moved.WaitAsync(cancellation);
        }
    }

    private HistoryException NotYet(Exception inner) => new(
        _account.Trouble ?? "InfluxDB has not yet taken what waits in the spool: ask again once that has drained.", inner);
}
