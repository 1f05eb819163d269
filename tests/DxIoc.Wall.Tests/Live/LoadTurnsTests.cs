using DxIoc.Wall.Live;

namespace DxIoc.Wall.Tests.Live;

/// <summary>When a page loads: what was asked while a load runs is not lost, and what is new does not wait.</summary>
public sealed class LoadTurnsTests
{
    private readonly LoadTurns _turns = new();
    private readonly List<TaskCompletionSource> _loads = [];

    [Fact]
    public async Task What_is_asked_while_a_load_runs_is_loaded_once_after_it()
    {
        var first = _turns.AskAsync(Load);
        await _turns.AskAsync(Load);
        await _turns.AskAsync(Load);
        Assert.Single(_loads);

        _loads[0].SetResult();
        Assert.Equal(2, _loads.Count);
        _loads[1].SetResult();
        await first;

        Assert.Equal(2, _loads.Count);
    }

    [Fact]
    public async Task What_the_page_shows_anew_does_not_wait_for_a_slow_answer()
    {
        var old = _turns.AskAsync(Load);
        var shown = _turns.AnewAsync(Load);
        Assert.Equal(2, _loads.Count);

        _loads[0].SetResult();
        await old;
        await _turns.AskAsync(Load);
        Assert.Equal(2, _loads.Count);

        _loads[1].SetResult();
        Assert.Equal(3, _loads.Count);
        _loads[2].SetResult();
        await shown;
    }

    [Fact]
    public async Task A_load_that_failed_lets_the_next_one_run()
    {
        var failed = _turns.AskAsync(Load);
        _loads[0].SetException(new HttpRequestException("away"));
        await Assert.ThrowsAsync<HttpRequestException>(() => failed);

        var next = _turns.AskAsync(Load);
        Assert.Equal(2, _loads.Count);
        _loads[1].SetResult();
        await next;
    }

    private Task Load()
    {
        _loads.Add(new TaskCompletionSource());
        return _loads[^1].Task;
    }
}
