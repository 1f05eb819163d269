using DxIoc.Indicators.Observations;

namespace DxIoc.History.Influx;

/// <summary>A series with what its lines begin with and the times that are known of it.</summary>
internal sealed class KnownSeries(Series series, KnownTimes times)
{
    public Series Series => series;

    public byte[] Prefix { get; } = Lines.Prefix(series);

    public KnownTimes Times { get; set; } = times;
}
