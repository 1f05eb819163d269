using DxIoc.Indicators.Observations;
using DxIoc.Server.Api;

namespace DxIoc.Server.Snapshots;

/// <summary>What a caller says of the picture besides its page.</summary>
/// <param name="At">A time of the last 24 hours; left out for now.</param>
internal sealed record SnapshotQuery(int? Width, int? Height, string? At, string? Paper, string? Lang)
{
    /// <summary>How far back screens reach.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromHours(24);

    /// <summary>The wish; or what is wrong with the query.</summary>
    public (SnapshotWish? Wish, IResult? Problem) Read(string page, string format, TimeProvider time)
    {
        var (width, height) = (Width ?? SnapshotWish.UsualWidth, Height ?? SnapshotWish.UsualHeight);
        if (!Enum.TryParse<SnapshotFormat>(format, ignoreCase: true, out var made) || !char.IsAsciiLetter(format[0]))
        {
            return (null, Problems.NotFound("A picture is .png or .pdf."));
        }

        if (width is < SnapshotWish.LeastWidth or > SnapshotWish.MostWidth)
        {
            return (null, Problems.Field("width", FormattableString.Invariant($"write pixels from {SnapshotWish.LeastWidth} to {SnapshotWish.MostWidth}")));
        }

        if (height is < SnapshotWish.LeastHeight or > SnapshotWish.MostHeight)
        {
            return (null, Problems.Field("height", FormattableString.Invariant($"write pixels from {SnapshotWish.LeastHeight} to {SnapshotWish.MostHeight}")));
        }

        var instant = default(Instant);
        if (At is not null && QueryTime.ReadPast(At, time, out instant) is { } problem)
        {
            return (null, problem);
        }

        if (At is not null && instant < Instant.Now(time) - Reach)
        {
            return (null, Problems.Field("at", "screens reach 24 hours back; what was before is at /api/v1/history"));
        }

        // A moment that is just passing is now: a screen shows it so.
        DateTimeOffset? at = At is null || instant >= Instant.Now(time) ? null : instant.ToDateTimeOffset();
        return SnapshotWish.Papers.Contains(Paper ?? "a4") && SnapshotWish.Languages.Contains(Lang ?? "vi")
            ? (new SnapshotWish(page, made, width, height, at, Paper ?? "a4", Lang ?? "vi"), null)
            : (null, SnapshotWish.Papers.Contains(Paper ?? "a4") ? Problems.Field("lang", "write vi or en") : Problems.Field("paper", "write a4 or a3"));
    }
}
