using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Server.Api;
using DxIoc.Server.Startup;

namespace DxIoc.Server.Recompute;

/// <summary>Which readings are computed anew: those of the minutes in [From, To), of one area or indicator where one is named.</summary>
internal sealed record RecomputeOptions(Instant From, Instant To, string? Area, string? Indicator)
{
    private const long MinuteMicros = 60_000_000;

    /// <exception cref="SettingsException">All that is wrong, each with its remedy.</exception>
    public static RecomputeOptions Read(IConfiguration configuration, IndicatorCatalogue catalogue)
    {
        var read = new SettingReader(configuration);
        var from = Time(read, "from");
        var to = Time(read, "to");
        var area = read.OptionalText("area");
        if (area is not null && !catalogue.Areas.Contains(area))
        {
            read.Refuse("area", area, "name an area of the catalogue, or leave it out for all");
        }

        var indicator = read.OptionalText("indicator");
        if (indicator is not null && catalogue.Find(indicator) is null)
        {
            read.Refuse("indicator", indicator, "name an indicator of the catalogue, or leave it out for all");
        }

        if (from is { } f && to is { } t && f >= t)
        {
            read.Refuse("to", read.OptionalText("to"), "it must be after from");
        }

        return read.Errors.Count == 0 ? new RecomputeOptions(from!.Value, to!.Value, area, indicator) : throw new SettingsException(read.Errors);
    }

    /// <summary>Whole minutes: a part of one would be computed from a part of its observations.</summary>
    private static Instant? Time(SettingReader read, string key)
    {
        if (read.OptionalText(key) is { } text && QueryTime.TryParse(text, out var time))
        {
            return new Instant(time.Micros / MinuteMicros * MinuteMicros);
        }

        read.Refuse(key, read.OptionalText(key), "write an ISO 8601 time with its offset, like 2022-04-26T08:00:00+07:00");
        return null;
    }
}
