namespace DxIoc.Indicators.Observations;

/// <summary>
/// A point in time, UTC, to the microsecond: the resolution in which observations are told apart and stored.
/// </summary>
/// <param name="Micros">Microseconds since 1970-01-01T00:00:00Z.</param>
public readonly record struct Instant(long Micros) : IComparable<Instant>
{
    public static readonly Instant Epoch = new(0);

    public static Instant From(DateTimeOffset time) =>
        new((time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    public static Instant Now(TimeProvider time) => From(time.GetUtcNow());

    /// <summary>UTC.</summary>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.UnixEpoch.AddTicks(Micros * TimeSpan.TicksPerMicrosecond);

    public int CompareTo(Instant other) => Micros.CompareTo(other.Micros);

    public static TimeSpan operator -(Instant a, Instant b) => TimeSpan.FromTicks((a.Micros - b.Micros) * TimeSpan.TicksPerMicrosecond);

    public static Instant operator -(Instant a, TimeSpan b) => new(a.Micros - (b.Ticks / TimeSpan.TicksPerMicrosecond));

    public static Instant operator +(Instant a, TimeSpan b) => new(a.Micros + (b.Ticks / TimeSpan.TicksPerMicrosecond));

    public static bool operator <(Instant a, Instant b) => a.Micros < b.Micros;

    public static bool operator >(Instant a, Instant b) => a.Micros > b.Micros;

    public static bool operator <=(Instant a, Instant b) => a.Micros <= b.Micros;

    public static bool operator >=(Instant a, Instant b) => a.Micros >= b.Micros;
}
