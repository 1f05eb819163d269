namespace DxIoc.Wall.Live;

/// <summary>
/// When a page loads: one load at a time for what it shows, and one more after it for all that was asked meanwhile. What it shows anew
/// is loaded at once; an answer to what it showed before is late, and the page's to discard. Used on the renderer's thread alone.
/// </summary>
public sealed class LoadTurns
{
    private int _turn;
    private bool _loading;
    private bool _again;

    /// <summary>Loads; while a load runs, once more after it.</summary>
    public Task AskAsync(Func<Task> load)
    {
        if (_loading)
        {
            _again = true;
            return Task.CompletedTask;
        }

        return AnewAsync(load);
    }

    /// <summary>Loads whatever runs: the page shows something else now.</summary>
    public async Task AnewAsync(Func<Task> load)
    {
        var turn = ++_turn;
        _loading = true;
        try
        {
            do
            {
                _again = false;
                await load();
            }
            while (turn == _turn && _again);
        }
        finally
        {
            if (turn == _turn)
            {
                _loading = false;
            }
        }
    }
}
