using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;
using DxIoc.Wall.Live;

namespace DxIoc.Wall.Past;

/// <summary>
/// Boards as they stood at an instant: whole ones from the server, and while they are played the readings of recorded minutes laid
/// over them, each once its minute has ended. Holds one stretch of minutes an area.
/// </summary>
public sealed class PastBoards : IBoardSource
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, BoardState> _boards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoardMinutes> _minutes = new(StringComparer.Ordinal);

    /// <summary>True once boards of the past are here.</summary>
    public bool Known { get; private set; }

    /// <summary>The instant that is shown.</summary>
    public DateTimeOffset Now { get; private set; }

    public BoardState Board(string area)
    {
        if (!_boards.TryGetValue(area, out var board))
        {
            board = new BoardState();
            _boards.Add(area, board);
        }

        return board;
    }

    /// <summary>Takes whole boards of an instant.</summary>
    public void Take(IEnumerable<BoardUpdate> boards, DateTimeOffset instant)
    {
        foreach (var board in boards)
        {
            Board(board.Area).Merge(board);
        }

        (Known, Now) = (true, instant);
    }

    /// <summary>Takes the minutes that come next in place of those before.</summary>
    public void Buffer(BoardMinutes minutes) => _minutes[minutes.Area] = minutes;

    /// <summary>Up to when an area's minutes are here; the instant itself where there are none.</summary>
    public DateTimeOffset BufferedUntil(string area) =>
        _minutes.TryGetValue(area, out var minutes) && minutes.From <= Now && EndOf(minutes) > Now ? EndOf(minutes) : Now;

    /// <summary>Lays every minute that ended since the last instant over the boards.</summary>
    public void PlayTo(DateTimeOffset instant)
    {
        foreach (var minutes in _minutes.Values)
        {
            var first = Math.Max(0, Ended(minutes, Now));
            var last = Math.Min(minutes.Minutes, Ended(minutes, instant));
            if (last > first)
            {
                Board(minutes.Area).Merge(Change(minutes, first, last));
            }
        }

        Now = instant;
    }

    public void Forget()
    {
        _boards.Clear();
        _minutes.Clear();
        Known = false;
    }

    /// <summary>How many of the minutes have ended by an instant.</summary>
    private static int Ended(BoardMinutes minutes, DateTimeOffset instant) => (int)Math.Floor((instant - minutes.From) / Minute);

    private static DateTimeOffset EndOf(BoardMinutes minutes) => minutes.From + (minutes.Minutes * Minute);

    /// <summary>Each indicator's last recorded minute of first..last.</summary>
    private BoardUpdate Change(BoardMinutes minutes, int first, int last)
    {
        var readings = new List<Reading>();
        foreach (var line in minutes.Lines)
        {
            var at = last - 1;
            while (at >= first && line.Values[at] is null)
            {
                at--;
            }

            if (at >= first)
            {
                readings.Add(ReadingOf(line, at, minutes.From + ((at + 1) * Minute)));
            }
        }

        return new BoardUpdate { Area = minutes.Area, Readings = readings };
    }

    /// <summary>A minute tells a value and its status: what else was known of the figure is left out rather than kept from before.</summary>
    private static Reading ReadingOf(MinuteLine line, int at, DateTimeOffset end) => new()
    {
        Indicator = line.Indicator,
        Value = line.Values[at],
        Status = MinuteLine.StatusOf(line.Statuses[at]),
        Freshness = Freshness.Live,
        At = end,
    };
}
