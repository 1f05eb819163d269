using System.Globalization;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Lineage;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Indicators.Reports;
using DxIoc.Indicators.Windows;

namespace DxIoc.Grains.Boards;

/// <summary>
/// Explains a figure from history: it is computed anew as of a moment, and every device behind it is told with its last message and
/// whether that counts. Nothing is taken from the running cells, so that it is a second opinion of them.
/// </summary>
public sealed class Lineage(IHistory history, ICatalogueSource catalogue, PastBoards past, ReportedBoards reported)
{
    /// <summary>Devices told at most.</summary>
    public const int DeviceLimit = 1_000;

    /// <summary>Published figures told at most.</summary>
    public const int ReportLimit = 200;

    /// <summary>Null for a cell that the catalogue does not have.</summary>
    public async Task<Why?> ReadAsync(string area, string indicator, Instant at, CancellationToken cancellation)
    {
        var current = catalogue.Current;
        if (current.Find(indicator) is not { } definition || !current.OnBoard(area, indicator))
        {
            return null;
        }

        var info = current.IndicatorInfos().First(i => i.Id == indicator);
        return definition.Report is not null ? await ReportedAsync(current, area, definition, info, at, cancellation)
            : definition.Feed is null ? await DerivedAsync(area, definition, info, at, cancellation)
            : await ObservedAsync(current, area, definition, info, at, cancellation);
    }

    private async Task<Why> ReportedAsync(
        IndicatorCatalogue current, string area, IndicatorDefinition definition, IndicatorInfo info, Instant at, CancellationToken cancellation)
    {
        var sources = current.SourcesOf(area, definition);
        var figures = await reported.VersionsAsync(definition, sources, at, ReportLimit + 1, cancellation);
        var own = ReportedRule.Read(definition, area, sources, figures, current.Zone, at);
        return Begin(area, definition, info, at, own.ToWire(at)) with
        {
            Parts = sources.All(s => s == area)
                ? []
                : [.. sources.Select(s => new WhyPart(s, ReportedRule.Read(definition, s, [s], [.. figures.Where(f => f.Figure.Area == s)], current.Zone, at).ToWire(at)))],
            Reports = [.. figures.Take(ReportLimit)],
            More = figures.Count > ReportLimit,
        };
    }

    private async Task<Why> DerivedAsync(
        string area, IndicatorDefinition definition, IndicatorInfo info, Instant at, CancellationToken cancellation)
    {
        var board = (await past.ReadAsync(area, at, cancellation))!.Readings.ToDictionary(r => r.Indicator, StringComparer.Ordinal);
        var references = Formula.TryParse(definition.Formula!, out var formula, out _) ? formula!.References : [];
        return Begin(area, definition, info, at, board.GetValueOrDefault(definition.Id) ?? Missing(definition.Id)) with
        {
            Inputs = [.. references.Select(id => new WhyPart(area, board.GetValueOrDefault(id) ?? Missing(id)))],
        };
    }

    private async Task<Why> ObservedAsync(
        IndicatorCatalogue current, string area, IndicatorDefinition definition, IndicatorInfo info, Instant at, CancellationToken cancellation)
    {
        var reading = (await past.ReadCellAsync(area, definition, at, cancellation))!;
        var parts = new List<WhyPart>();
        foreach (var part in current.PartsOf(area, definition))
        {
            parts.Add(new WhyPart(part, (await past.ReadCellAsync(part, definition, at, cancellation))!.ToWire(at)));
        }

        var why = Begin(area, definition, info, at, reading.ToWire(at)) with { Parts = parts };
        var query = new CellQuery(area, definition.Id, definition.Feed!, definition.Measures, WindowFactory.Reach(definition), at);
        var devices = await history.ReadDevicesAsync(query, cancellation);
        var instruments = await InstrumentReading.ReadAsync(history, query, cancellation);
        if ((reading.At ?? NewestOf(devices) ?? NewestOf([.. instruments.Values.Select(i => i.Shown)])) is not { } newest)
        {
            return why;
        }

        var (from, to) = WindowFactory.Span(definition, current.Zone, newest);
        var own = (await history.ReadCellAsync(query, cancellation)).Observations.ToLookup(o => (o.Device, o.Measure));
        var never = instruments.Values.Where(i => !devices.Any(d => (d.Device, d.Measure) == (i.Shown.Device, i.Measure))).Select(i => i.Shown with { Measure = i.Measure, Time = Instant.Epoch });
        var told = devices.Concat(never)
            .Select(d => Tell(
                d, instruments.GetValueOrDefault((d.Device, d.Measure)), definition, own[(Series.KeyOf(d.Area, d.Feed, d.Device), IndexOf(definition, d.Measure))], from, to, at))
            .OrderByDescending(d => d.State)
            .ThenBy(d => d.Device, StringComparer.Ordinal)
            .ThenBy(d => d.Measure, StringComparer.Ordinal)
            .ToList();
        return why with
        {
            Window = new WhyWindow(
                from.ToDateTimeOffset(), to.ToDateTimeOffset(), definition.AllowedLateness.TotalSeconds, definition.StaleAfter.TotalSeconds),
            Devices = told.Count > DeviceLimit ? told[..DeviceLimit] : told,
            More = told.Count > DeviceLimit,
        };
    }

    private static Why Begin(string area, IndicatorDefinition definition, IndicatorInfo info, Instant at, Reading reading) => new()
    {
        Area = area,
        Indicator = definition.Id,
        At = at.ToDateTimeOffset(),
        Reading = reading,
        Computation = info.Computation,
        Explanation = info.Explanation,
        Note = definition.Note,
    };

    private static WhyDevice Tell(
        DeviceReading d, InstrumentReading? instrument, IndicatorDefinition definition, IEnumerable<CellObservation> observations, Instant from, Instant to, Instant at)
    {
        var (counted, late, before) = (0L, 0L, 0L);
        foreach (var o in observations)
        {
            var isLate = LatenessRule.IsLate(definition, o.Time, o.Arrived);
            late += isLate ? 1 : 0;
            before += !isLate && o.Time < from ? 1 : 0;
            counted += !isLate && o.Time >= from && o.Time < to ? 1 : 0;
        }

        // What it measured before may still count; its last message does not.
        var away = instrument is not null && instrument.Shown.Time > d.Time;
        var shown = away ? instrument!.Shown : d;
        var state = away ? instrument!.State
            : LatenessRule.IsLate(definition, d.Time, d.Arrived) ? DeviceState.Late
            : d.Time < from ? DeviceState.OutOfWindow
            : at - d.Time > definition.StaleAfter ? DeviceState.Stale
            : DeviceState.Counted;
        return new WhyDevice(
            d.Area,
            d.Feed,
            d.Device,
            shown.Measure,
            $"ioc/{d.Area}/{d.Feed}/{d.Device}",
            shown.Time.ToDateTimeOffset(),
            shown.Value,
            shown.Arrived.ToDateTimeOffset(),
            counted,
            late,
            before,
            state,
            ReasonOf(state, shown, definition, at));
    }

    private static LocalText ReasonOf(DeviceState state, DeviceReading d, IndicatorDefinition definition, Instant at)
    {
        var (late, allowed) = (Text(d.Arrived - d.Time), Text(definition.AllowedLateness));
        var (silent, limit) = (Text(at - d.Time), Text(definition.StaleAfter));
        return state switch
        {
            DeviceState.Late => new LocalText(
                $"đến muộn {late.Vi}, chỉ cho phép {allowed.Vi}: không vào số này", $"came {late.En} late, {allowed.En} are allowed: not in this figure"),
            DeviceState.OutOfWindow => new LocalText(
                $"cách đó {silent.Vi}, đã ra ngoài cửa sổ: không vào số này", $"{silent.En} before, outside of the window: not in this figure"),
            DeviceState.Stale => new LocalText(
                $"im lặng {silent.Vi}, coi là cũ sau {limit.Vi}; vẫn được tính", $"silent for {silent.En}, stale after {limit.En}; still counts"),
            DeviceState.Calibrating => new LocalText(
                "đang hiệu chuẩn: giá trị này không vào số nào", "being calibrated: this value is in no figure"),
            DeviceState.Fault => new LocalText(
                "hỏng: giá trị này không vào số nào", "at fault: this value is in no figure"),
            _ => new LocalText("được tính", "counts"),
        };
    }

    /// <summary>In the largest unit of which there are two: 90 s, 12 min, 5 h.</summary>
    private static LocalText Text(TimeSpan span)
    {
        var (count, vi, en) = span.TotalSeconds < 120 ? (span.TotalSeconds, "giây", "s")
            : span.TotalMinutes < 120 ? (span.TotalMinutes, "phút", "min")
            : (span.TotalHours, "giờ", "h");
        var number = Math.Floor(count).ToString(CultureInfo.InvariantCulture);
        return new LocalText($"{number} {vi}", $"{number} {en}");
    }

    private static Reading Missing(string indicator) => new() { Indicator = indicator, Freshness = Freshness.Missing };

    private static Instant? NewestOf(IReadOnlyList<DeviceReading> devices) => devices.Count == 0 ? null : devices.Max(d => d.Time);

    private static int IndexOf(IndicatorDefinition definition, string measure)
    {
        for (var i = 0; i < definition.Measures.Count; i++)
        {
            if (definition.Measures[i] == measure)
            {
                return i;
            }
        }

        return -1;
    }
}
