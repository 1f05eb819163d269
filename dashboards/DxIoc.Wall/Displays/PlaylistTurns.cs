using DxIoc.Contracts.Dashboards;
using DxIoc.Contracts.Displays;
using DxIoc.Wall.Live;
using DxIoc.Wall.Scenes;

namespace DxIoc.Wall.Displays;

/// <summary>Which scene a display shows: the one that it is told, or the one whose turn it is in its playlist.</summary>
public sealed class PlaylistTurns
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private DisplayShows? _shows;
    private PlaylistInfo? _playlist;
    private long _looked;
    private bool _asked;

    /// <summary>True where nothing of the playlist takes part now, or it is gone.</summary>
    public bool Rests { get; private set; }

    /// <summary>True when it is another task than before.</summary>
    public bool Take(DisplayShows shows)
    {
        if (shows == _shows)
        {
            return false;
        }

        (_shows, _asked) = (shows, false);
        return true;
    }

    /// <summary>Looks at the playlist anew, now and then: its file may change.</summary>
    public async Task LoadAsync(ISceneData scenes, TimeProvider time)
    {
        if (_shows is not { Kind: DisplayShows.Playlist } shows || (_asked && time.GetElapsedTime(_looked) < Look))
        {
            return;
        }

        _looked = time.GetTimestamp();
        try
        {
            // One question that hangs must not hold up whose turn it is.
            using var soon = new CancellationTokenSource(Look, time);
            var playlist = await scenes.PlaylistAsync(shows.Id, soon.Token);
            if (shows == _shows)
            {
                (_playlist, _asked) = (playlist, true);
            }
        }
        catch (Exception e) when (ServerAway.Means(e))
        {
            // The one before goes on taking turns.
        }
    }

    /// <summary>Null where an area is shown, or nothing takes part.</summary>
    public string? Scene(DateTimeOffset now)
    {
        var turn = _shows?.Kind == DisplayShows.Playlist && _playlist?.Id == _shows.Id ? PlaylistRule.At(_playlist, now) : null;
        Rests = _shows?.Kind == DisplayShows.Playlist && _asked && turn is null;
        return _shows?.Kind == DisplayShows.Scene ? _shows.Id : turn is { } t ? _playlist!.Items[t.Item].Scene : null;
    }
}
