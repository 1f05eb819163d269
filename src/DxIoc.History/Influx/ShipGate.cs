namespace DxIoc.History.Influx;

/// <summary>
/// Either rows are being sent or cells are being read, never both: what a cell reads must end exactly at a write. Who
/// sends goes before readers that come later; readers share.
/// </summary>
internal sealed class ShipGate : IDisposable
{
    private readonly SemaphoreSlim _turnstile = new(1, 1);
    private readonly SemaphoreSlim _room = new(1, 1);
    private readonly SemaphoreSlim _count = new(1, 1);
    private int _readers;

    public async Task EnterSendingAsync(CancellationToken cancellation)
    {
        await _turnstile.WaitAsync(cancellation);
        try
        {
            await _room.WaitAsync(cancellation);
        }
        catch
        {
            _turnstile.Release();
            throw;
        }
    }

    public void LeaveSending()
    {
        _room.Release();
        _turnstile.Release();
    }

    public async Task EnterReadingAsync(CancellationToken cancellation)
    {
        await _turnstile.WaitAsync(cancellation);
        _turnstile.Release();
        await _count.WaitAsync(cancellation);
        try
        {
            if (_readers == 0)
            {
                await _room.WaitAsync(cancellation);
            }

            _readers++;
        }
        finally
        {
            _count.Release();
        }
    }

    public async Task LeaveReadingAsync()
    {
        await _count.WaitAsync();
        if (--_readers == 0)
        {
            _room.Release();
        }

        _count.Release();
    }

    public void Dispose()
    {
        _turnstile.Dispose();
        _room.Dispose();
        _count.Dispose();
    }
}
