using System.Globalization;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;
using DxIoc.Grains.Boards;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.Server.Api;

/// <summary>What the time machine asks: all boards at an instant, their minutes to be played back, their changes of status.</summary>
internal static class PastCalls
{
    private const int ChangeLimit = 5_000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPlayed = TimeSpan.FromHours(3);
    private static readonly TimeSpan LongestChanges = TimeSpan.FromDays(31);

    public static void MapPast(this RouteGroupBuilder api)
    {
        api.MapGet("/boards", GetBoardsAsync).WithSummary("Every area's board now, or with ?at= as they stood then.")
            .Produces<IReadOnlyList<BoardUpdate>>();
        api.MapGet("/boards/{area}/minutes", GetMinutesAsync)
            .WithSummary("The board minute by minute in [from, to), at most 3 hours, for playing it back: arrays with an element a minute.")
            .Produces<BoardMinutes>();
        api.MapGet("/boards/{area}/changes", GetChangesAsync)
            .WithSummary("Changes of status in [from, to), by default the last 24 hours, at most 31 days; below=true: also of the areas below.")
            .Produces<BoardChanges>();
    }

    private static async Task<IResult> GetBoardsAsync(
        string? at, BoardMirror boards, PastBoards past, ICatalogueSource catalogue, TimeProvider time, CancellationToken cancellation)
    {
        if (at is null)
        {
            return Results.Ok(catalogue.Current.Areas.All.Select(a => boards.Snapshot(a.Id)).OfType<BoardUpdate>().ToList());
        }

        return QueryTime.ReadPast(at, time, out var instant) is { } problem
            ? problem
            : Results.Ok(await past.ReadAllAsync(instant, cancellation));
    }

    private static async Task<IResult> GetMinutesAsync(
        string area, string? from, string? to, IHistory history, ICatalogueSource catalogue, TimeProvider time, CancellationToken cancellation)
    {
        var current = catalogue.Current;
        if (!current.Areas.Contains(area))
        {
            return Problems.Area(area);
        }

        if (from is null)
        {
            return Problems.Time("from");
        }

        if (Stretch.ReadTimes(new StretchQuery(from, to, null, null), Instant.Now(time), out var problem) is not { } times)
        {
            return problem!;
        }

        var width = (long)Minute.TotalMicroseconds;
        var start = new Instant(times.From.Micros / width * width);
        if (times.To - start > LongestPlayed)
        {
            return Problems.Field("to", string.Create(CultureInfo.InvariantCulture, $"at most {LongestPlayed.TotalHours:0} hours after 'from'"));
        }

        var indicators = current.BoardOf(area).Select(i => i.Id).ToList();
        var count = (int)(((times.To.Micros - 1) / width) - (start.Micros / width)) + 1;
        var minutes = await history.ReadMinutesAsync(area, indicators, start, start + (count * Minute), indicators.Count * count, cancellation);
        return Results.Ok(new BoardMinutes(area, start.ToDateTimeOffset(), count, Lines(indicators, minutes, start, count)));
    }

    private static List<MinuteLine> Lines(List<string> indicators, IReadOnlyList<MinuteReading> minutes, Instant start, int count)
    {
        var byIndicator = minutes.ToLookup(m => m.Indicator, StringComparer.Ordinal);
        var lines = new List<MinuteLine>(indicators.Count);
        foreach (var indicator in indicators.Where(byIndicator.Contains))
        {
            var values = new double?[count];
            var letters = new char[count];
            Array.Fill(letters, MinuteLine.None);
            foreach (var minute in byIndicator[indicator])
            {
                var at = (int)((minute.Minute - start) / Minute);
                (values[at], letters[at]) = (minute.Value, MinuteLine.LetterOf(minute.Status));
            }

            lines.Add(new MinuteLine(indicator, values, new string(letters)));
        }

        return lines;
    }

    private static async Task<IResult> GetChangesAsync(
        string area,
        string? from,
        string? to,
        bool? below,
        IHistory history,
        ICatalogueSource catalogue,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var current = catalogue.Current;
        if (!current.Areas.Contains(area))
        {
            return Problems.Area(area);
        }

        if (Stretch.ReadTimes(new StretchQuery(from, to, null, null), Instant.Now(time), out var problem) is not { } times)
        {
            return problem!;
        }

        if (times.To - times.From > LongestChanges)
        {
            return Problems.Field("from", string.Create(CultureInfo.InvariantCulture, $"at most {LongestChanges.TotalDays:0} days before 'to'"));
        }

        var marks = new List<StatusMark>();
        foreach (var id in below == true ? current.Areas.WithDescendants(area).Select(a => a.Id) : [area])
        {
            marks.AddRange((await history.ReadStatusChangesAsync(id, times.From, times.To, ChangeLimit + 1, cancellation))
                .Where(c => current.OnBoard(id, c.Indicator))
                .Select(c => new StatusMark(c.Time.ToDateTimeOffset(), id, c.Indicator, c.Before, c.Status)));
        }

        return Results.Ok(new BoardChanges(
            times.From.ToDateTimeOffset(),
            times.To.ToDateTimeOffset(),
            [.. marks.OrderBy(m => m.Time).Take(ChangeLimit)],
            marks.Count > ChangeLimit));
    }
}
