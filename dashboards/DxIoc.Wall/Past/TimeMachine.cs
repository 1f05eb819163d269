using DxIoc.Wall.Live;

namespace DxIoc.Wall.Past;

/// <summary>
/// Lets the whole screen stand in the past: fetches the boards of an instant (one request at a time, the newest wish next), plays
/// recorded minutes that it fetches ahead, and brings the screen back to now. Where pages are pre-rendered it shows the present.
/// </summary>
public sealed class TimeMachine : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Minutes fetched at once, and with how much of them left the next are.</summary>
    private static readonly TimeSpan Chunk = TimeSpan.FromMinutes(90);
    private static readonly TimeSpan LeastLeft = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan MostLeft = TimeSpan.FromMinutes(30);

    private readonly LiveBoards _live;
    private readonly IPastData? _data;
    private readonly TimeProvider _time;
    private readonly PastBoards _past = new();
    private readonly CancellationTokenSource _stop = new();
    private ITimer? _beat;
    private DateTimeOffset? _wished;
    private bool _loading;
    private bool _buffering;

    /// <param name="data">Null where pages are pre-rendered.</param>
    public TimeMachine(LiveBoards live, IPastData? data, TimeProvider time)
    {
        (_live, _data, _time) = (live, data, time);
        Clock = new PastClock(time);
    }

    /// <summary>Raised when the boards that are shown changed.</summary>
    public event Action? Changed;

    /// <summary>Raised when the clock moved or the marks changed: often, while the handle is dragged.</summary>
    public event Action? Moved;

    /// <summary>Raised when an instant stands, or the present is back: what pages load besides boards is due.</summary>
    public event Action? Settled;

    public PastClock Clock { get; }

    public MarkBook Marks { get; } = new();

    /// <summary>True while the screen shows the past.</summary>
    public bool InPast => Clock.Active && _past.Known;

    /// <summary>What pages show.</summary>
    public IBoardSource Shown => InPast ? _past : _live;

    /// <summary>The instant that is shown; null for the present.</summary>
    public DateTimeOffset? At => InPast ? _past.Now : null;

    /// <summary>True when the server did not answer the last time: what is shown stands, and it is asked again.</summary>
    public bool Stuck { get; private set; }

    public void Go(DateTimeOffset instant)
    {
        if (_data is null)
        {
            return;
        }

        Clock.Go(instant, _live.Now);
        if (Clock.Active)
        {
            _beat ??= _time.CreateTimer(_ => Tick(_data), null, Beat, Beat);
            Wish(_data);
        }
        else
        {
            Return();
        }
    }

    public void Play()
    {
        Clock.Play();
        Moved?.Invoke();
    }

    /// <summary>Stands still. Minutes told values alone; the instant is now told whole.</summary>
    public void Halt()
    {
        Clock.Pause();
        if (Clock.Active && _data is not null)
        {
            Wish(_data);
        }
    }

    public void Choose(int speed)
    {
        Clock.Choose(speed);
        Moved?.Invoke();
    }

    /// <summary>Shows the present again.</summary>
    public void Return()
    {
        Clock.Return();
        _beat?.Dispose();
        _beat = null;
        _wished = null;
        _past.Forget();
        Stuck = false;
        Moved?.Invoke();
        Changed?.Invoke();
        Settled?.Invoke();
    }

    /// <summary>Brings the marks of the timeline up to date.</summary>
    public async Task LoadMarksAsync()
    {
        if (_data is not null && _live.Seed is { } seed)
        {
            var now = _live.Now;
            if (await AskAsync(() => _data.ChangesAsync(seed.Root.Id, Marks.AskFrom(now), now, _stop.Token)) is { } changes)
            {
                Marks.Take(changes);
                Moved?.Invoke();
            }
        }
    }

    public void Dispose()
    {
        _beat?.Dispose();
        _stop.Cancel();
        _stop.Dispose();
    }

    private void Tick(IPastData data)
    {
        if (Clock.UntilReturn == TimeSpan.Zero || (Clock.Playing && Clock.Instant >= _live.Now - Minute))
        {
            Return();
            return;
        }

        if (_wished is not null)
        {
            // Whole boards come first; until then time stands.
            Clock.Advance(Clock.Instant);
            _ = LoadAsync(data);
        }
        else if (Clock.Playing)
        {
            var areas = _live.Watched;
            Clock.Advance(areas.Count == 0 ? _live.Now : areas.Min(_past.BufferedUntil));
            _past.PlayTo(Clock.Instant);
            _ = BufferAsync(data);
            Changed?.Invoke();
        }

        Moved?.Invoke();
    }

    private void Wish(IPastData data)
    {
        _wished = Clock.Instant;
        _ = LoadAsync(data);
        Moved?.Invoke();
    }

    /// <summary>Fetches whole boards until those of the last wish are there.</summary>
    private async Task LoadAsync(IPastData data)
    {
        if (_loading)
        {
            return;
        }

        _loading = true;
        while (_wished is { } wished)
        {
            var boards = await AskAsync(() => data.BoardsAsync(wished, _stop.Token));
            Stuck = boards is null && Clock.Active;
            if (boards is null || !Clock.Active)
            {
                break;
            }

            _past.Take(boards, wished);
            if (_wished == wished)
            {
                _wished = null;
                Settled?.Invoke();
            }

            Changed?.Invoke();
            await Task.Delay(Pause, _time, _stop.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        _loading = false;
    }

    /// <summary>Fetches the next minutes of the areas that the page shows, before those at hand run out.</summary>
    private async Task BufferAsync(IPastData data)
    {
        if (_buffering)
        {
            return;
        }

        _buffering = true;
        var left = LeastLeft * Clock.Speed < MostLeft ? LeastLeft * Clock.Speed : MostLeft;
        foreach (var area in _live.Watched.ToList())
        {
            var until = _past.BufferedUntil(area);
            // Of the last minute nothing is recorded yet, and there the present takes over.
            if (!Clock.Playing || until - _past.Now >= left || until > _live.Now - Minute)
            {
                continue;
            }

            var (from, most) = (_past.Now, _past.Now + Chunk);
            var minutes = await AskAsync(() => data.MinutesAsync(area, from, most < _live.Now ? most : _live.Now, _stop.Token));
            Stuck = minutes is null && Clock.Active;
            if (minutes is null)
            {
                break;
            }

            _past.Buffer(minutes);
        }

        _buffering = false;
    }

    /// <summary>Null when the server is away: the screen says so, and asks again.</summary>
    private static async Task<T?> AskAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (ServerAway.Means(e))
        {
            return null;
        }
    }
}
