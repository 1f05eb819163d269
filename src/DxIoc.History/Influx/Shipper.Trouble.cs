using DxIoc.Indicators.Observations;

namespace DxIoc.History.Influx;

/// <summary>What is done when the server, or the spool's own disk, does not do as it should.</summary>
internal sealed partial class Shipper
{
    /// <summary>Sends until the server has decided, however long that takes.</summary>
    private async Task<WriteAnswer> DecidedAsync(InfluxTarget target, ReadOnlyMemory<byte> body)
    {
        while (true)
        {
            var answer = await _client.WriteAsync(target, body, _stop.Token);
            if (answer.Result != WriteResult.Trouble)
            {
                Works();
                return answer;
            }

            Fails(answer.Reason);
            await Task.Delay(_backoff.Next(Random.Shared.NextDouble()), _time, _stop.Token);
            if (answer.LayoutGone)
            {
                await MakeLayoutAsync();
            }
        }
    }

    /// <summary>A server that came back empty gets its layout again.</summary>
    private async Task MakeLayoutAsync()
    {
        try
        {
            await _layout.EnsureAsync(_stop.Token);
        }
        catch (InfluxException e)
        {
            Fails(e.Message);
        }
    }

    private async Task DeleteAsync()
    {
        if (_undeleted > 0)
        {
            await DeleteAsync(_shippedRow);
        }
    }

    private async Task<IReadOnlyList<FeedBookChange>> DeleteAsync(long row, IReadOnlyList<RefusedEntry>? putAside = null)
    {
        var changes = await ReadAsync(() => _writer.DoAsync((t, transaction) => t.Settle(row, putAside ?? [], transaction, _options.RefusedKept), _stop.Token));
        _undeleted = 0;
        return changes;
    }

    /// <summary>The spool's own disk may fail too: that is tried again like everything else.</summary>
    private Task<T> ReadAsync<T>(Func<T> read) => ReadAsync(() => Task.FromResult(read()));

    private async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        while (true)
        {
            try
            {
                return await read();
            }
            catch (Exception e) when (e is Microsoft.Data.Sqlite.SqliteException or HistoryException && !_stop.IsCancellationRequested)
            {
                Fails($"The spool cannot be used ({e.Message.TrimEnd('.')}): check the disk of the data folder.");
                await Task.Delay(_backoff.Next(Random.Shared.NextDouble()), _time, _stop.Token);
            }
            catch (HistoryException) when (_stop.IsCancellationRequested)
            {
                throw new OperationCanceledException(_stop.Token);
            }
        }
    }

    private void Works()
    {
        _backoff.Reset();
        if (_account.Trouble is not null)
        {
            _account.Trouble = null;
            LogWorks(_client.Address, _account.State.Points);
        }
    }

    private void Fails(string reason)
    {
        if (_account.Trouble is null || _time.GetElapsedTime(_saidAt) >= SayAgain)
        {
            _saidAt = _time.GetTimestamp();
            LogFails(reason, _account.State.Points);
        }

        _account.Trouble = reason;
    }
}
