using System.Runtime.CompilerServices;
using DxIoc.Contracts.Displays;

namespace DxIoc.Grains.Displays;

/// <summary>
/// One screen's view of what it is to do. The newest state replaces one that was not sent yet, so a slow screen costs one state of memory.
/// Told by the mirror, read by one enumerator.
/// </summary>
internal sealed class DisplayViewer(string tokenHash) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private DisplayState? _newest;

    public string TokenHash => tokenHash;

    /// <summary>Does nothing where the state is the one told before.</summary>
    public void Tell(DisplayState state)
    {
        lock (_gate)
        {
            if (state == _newest)
            {
                return;
            }

            _newest = state;
            if (_signal.CurrentCount == 0)
            {
                _signal.Release();
            }
        }
    }

    /// <summary>Ends by cancellation.</summary>
    public async IAsyncEnumerable<DisplayState> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            await _signal.WaitAsync(cancellation);
            DisplayState state;
            lock (_gate)
            {
                state = _newest!;
            }

            yield return state;
        }
    }

    public void Dispose() => _signal.Dispose();
}
