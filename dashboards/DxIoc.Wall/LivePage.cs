using DxIoc.Wall.Live;
using DxIoc.Wall.Past;
using DxIoc.Wall.Texts;
using Microsoft.AspNetCore.Components;

namespace DxIoc.Wall;

/// <summary>
/// A page on live boards: follows the areas that it names, repaints by <see cref="RepaintRule"/>, lets go when it is left.
/// </summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly LoadTurns _turns = new();
    private IDisposable? _watch;
    private string _subject = "";
    private ITimer? _repaint;
    private ITimer? _ages;
    private ITimer? _refresh;
    private long _painted;
    private bool _waiting;
    private (bool Loaded, DateTimeOffset? For) _drawn;
    private bool _disposed;

    [Inject] public required LiveBoards Live { get; set; }

    [Inject] public required TimeMachine Machine { get; set; }

    [Inject] public required IWallData Data { get; set; }

    [Inject] public required Language Language { get; set; }

    [Inject] public required RendererClock Renderer { get; set; }

    /// <summary>The boards that are shown: as they are, or as they stood.</summary>
    protected IBoardSource Boards => Machine.Shown;

    protected WallSeed Seed => Live.Seed!;

    /// <summary>The moment that is shown: ages count from it.</summary>
    protected DateTimeOffset Now => Boards.Now;

    /// <summary>That moment where it is past; null for now.</summary>
    protected DateTimeOffset? At => Machine.At;

    /// <summary>
    /// For whoever takes a picture of the page: "now", or the past instant, once all that it shows of it was loaded or could not be; null
    /// before, and where pages are pre-rendered. Pages put it on their outermost element as data-drawn.
    /// </summary>
    protected string? Drawn => _drawn.Loaded && _drawn.For == At && Areas.All(a => Boards.Board(a).Known)
        ? At is { } at ? Figures.Machine(at) : "now"
        : null;

    /// <summary>The areas whose boards this page shows.</summary>
    protected abstract IReadOnlyList<string> Areas { get; }

    /// <summary>How often what the page shows besides boards is loaded again: a wall stands open for months.</summary>
    protected virtual TimeSpan Refresh => TimeSpan.FromMinutes(1);

    /// <summary>What the page is about: another one is loaded anew.</summary>
    protected virtual string Subject => string.Join(',', Areas);

    /// <summary>Lets go of what was loaded for another subject: nothing of it stands under the new one's name.</summary>
    protected virtual void Clear()
    {
    }

    /// <summary>
    /// Loads what the page shows besides boards; called when it opens, now and then, and when the server is back. An answer that comes
    /// when the page shows something else is discarded.
    /// </summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>Shows what there is now.</summary>
    protected virtual void Draw() => StateHasChanged();

    protected override async Task OnParametersSetAsync()
    {
        if (_subject != Subject)
        {
            (_subject, _drawn) = (Subject, default);
            Clear();
            Follow();
            await _turns.AnewAsync(TryLoadAsync);
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        _disposed = true;
        Live.Changed -= OnChanged;
        Live.ConnectionChanged -= OnConnection;
        Machine.Changed -= OnShown;
        Machine.Settled -= Reload;
        Language.Changed -= Repaint;
        _watch?.Dispose();
        _repaint?.Dispose();
        _ages?.Dispose();
        _refresh?.Dispose();
    }

    /// <summary>Loads anew and shows it, after a load under way.</summary>
    protected async Task ReloadAsync()
    {
        if (!_disposed)
        {
            await _turns.AskAsync(TryLoadAsync);
            Paint();
        }
    }

    private void Follow()
    {
        if (!Renderer.InBrowser)
        {
            return;
        }

        var before = _watch;
        _watch = Live.Watch(Areas);
        before?.Dispose();
        if (_ages is null)
        {
            Live.Changed += OnChanged;
            Live.ConnectionChanged += OnConnection;
            Machine.Changed += OnShown;
            Machine.Settled += Reload;
            Language.Changed += Repaint;
            _repaint = Renderer.Time.CreateTimer(_ => InvokeAsync(Paint), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _ages = Renderer.Time.CreateTimer(_ => InvokeAsync(Paint), null, RepaintRule.Ages, RepaintRule.Ages);
            _refresh = Renderer.Time.CreateTimer(_ => InvokeAsync(ReloadAsync), null, Refresh, Refresh);
        }
    }

    private void OnChanged(bool urgent)
    {
        if (!_waiting || urgent)
        {
            _waiting = true;
            _repaint?.Change(RepaintRule.Wait(urgent, Renderer.Time.GetElapsedTime(_painted)), Timeout.InfiniteTimeSpan);
        }
    }

    private void OnConnection() => InvokeAsync(async () =>
    {
        if (Live.Online)
        {
            await ReloadAsync();
        }

        Paint();
    });

    private void OnShown() => OnChanged(false);

    private void Reload() => InvokeAsync(ReloadAsync);

    private void Repaint() => InvokeAsync(Paint);

    private void Paint()
    {
        if (!_disposed)
        {
            _waiting = false;
            _painted = Renderer.Time.GetTimestamp();
            // Ages are told whenever anything is: their own turn comes a second after the last.
            _ages?.Change(RepaintRule.Ages, RepaintRule.Ages);
            Draw();
        }
    }

    private async Task TryLoadAsync()
    {
        var (subject, loaded, at) = (_subject, false, At);
        try
        {
            await LoadAsync();
            loaded = true;
        }
        catch (Exception e) when (ServerAway.Means(e))
        {
            // The banner says that the server is away; its return loads again, and so does the timer: a store may be away alone.
        }

        if (!_disposed && subject == _subject)
        {
            _drawn = (Renderer.InBrowser, at);
            var wait = RefreshRule.Wait(loaded, Refresh);
            _refresh?.Change(wait, wait);
        }
    }
}
