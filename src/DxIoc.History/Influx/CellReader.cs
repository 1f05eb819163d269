using System.Text.Json;
using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.History.Influx;

/// <summary>Questions about the observations behind a cell. Whoever asks sees to it that nothing is sent meanwhile.</summary>
internal sealed class CellReader(InfluxClient client)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>How far a device's clock may be ahead, for boards of the past.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    public async Task<CellHistory> CellAsync(CellQuery query, long commit, CancellationToken cancellation)
    {
        var last = await LastAsync(query, cancellation);
        var devices = new Dictionary<ulong, Instant>();
        foreach (var d in last)
        {
            var key = Series.KeyOf(query.Area, query.Feed, d.Device);
            devices[key] = devices.TryGetValue(key, out var known) && known > d.Time ? known : d.Time;
        }

        var observations = new List<CellObservation>();
        if (last.Count > 0)
        {
            var measures = query.Measures.Select((name, index) => (name, index)).ToLookup(m => m.name, m => m.index, StringComparer.Ordinal);
            await client.QueryAsync(
                InfluxTarget.Raw,
                $"SELECT value, arrived FROM raw WHERE {Behind(query)} AND time > {InfluxText.Time(last.Max(d => d.Time) - query.Reach)}{ByThen(query)} GROUP BY device, measure",
                rows => Add(rows, query, measures, observations),
                Limit,
                cancellation);
        }

        var (minute, status) = await LastMinuteAsync(query, cancellation);
        return new CellHistory(commit, observations, devices, minute, status);
    }

    public async Task<IReadOnlyList<DeviceReading>> DevicesAsync(CellQuery query, CancellationToken cancellation)
    {
        var last = await LastAsync(query, cancellation);
        if (last.Count == 0)
        {
            return [];
        }

        var counts = new Dictionary<(string Device, string Measure), long>();
        await client.QueryAsync(
            InfluxTarget.Raw,
            $"SELECT count(value) FROM raw WHERE {Behind(query)} AND time > {InfluxText.Time(last.Max(d => d.Time) - query.Reach)}{ByThen(query)} GROUP BY device, measure",
            rows => counts[(rows.Tag("device"), rows.Tag("measure"))] = rows.Values[0][1].GetInt64(),
            Limit,
            cancellation);
        return
        [
            .. last.Select(d => d with { InReach = counts.GetValueOrDefault((d.Device, d.Measure)) })
                .OrderBy(d => d.Device, StringComparer.Ordinal).ThenBy(d => d.Measure, StringComparer.Ordinal),
        ];
    }

    public async Task<IReadOnlyList<Observation>> ObservationsAsync(string? area, Instant from, Instant to, CancellationToken cancellation)
    {
        var observations = new List<Observation>();
        await client.QueryAsync(
            InfluxTarget.Raw,
            $"SELECT value, arrived FROM raw WHERE {(area is null ? "" : $"area = {InfluxText.Text(area)} AND ")}"
            + $"time >= {InfluxText.Time(from)} AND time < {InfluxText.Time(to)} GROUP BY area, feed, device, measure",
            rows =>
            {
                var series = new Series(rows.Tag("area"), rows.Tag("feed"), rows.Tag("device"), rows.Tag("measure"));
                foreach (var row in rows.Values.EnumerateArray())
                {
                    observations.Add(new Observation(series, Time(row), row[1].GetDouble(), new Instant(row[2].GetInt64())));
                }
            },
            Limit,
            cancellation);
        return [.. observations.OrderBy(o => o.Time)];
    }

    /// <summary>
    /// The last observation of each series. As of a time, the newest one is nearly always among what had arrived by then;
    /// only for series where it was not is everything looked through.
    /// </summary>
    private async Task<List<DeviceReading>> LastAsync(CellQuery query, CancellationToken cancellation)
    {
        var last = new List<DeviceReading>();
        var late = new List<string>();
        await AskLastAsync(
            query,
            query.AsOf is { } asOf ? $" AND time <= {InfluxText.Time(asOf + Ahead)}" : "",
            d =>
            {
                if (d.Arrived > query.AsOf)
                {
                    late.Add(d.Device);
                }
                else
                {
                    last.Add(d);
                }
            },
            cancellation);
        if (late.Count > 0)
        {
            var found = last.Select(d => (d.Device, d.Measure)).ToHashSet();
            await AskLastAsync(
                query,
                $"{ByThen(query)} AND {InfluxText.AnyOf("device", late.Distinct())}",
                d =>
                {
                    if (found.Add((d.Device, d.Measure)))
                    {
                        last.Add(d);
                    }
                },
                cancellation);
        }

        return last;
    }

    private Task AskLastAsync(CellQuery query, string condition, Action<DeviceReading> each, CancellationToken cancellation) => client.QueryAsync(
        InfluxTarget.Raw,
        $"SELECT last(value), arrived FROM raw WHERE {Behind(query)}{condition} GROUP BY device, measure",
        rows =>
        {
            var row = rows.Values[0];
            each(new DeviceReading(
                query.Area, query.Feed, rows.Tag("device"), rows.Tag("measure"), Time(row), row[1].GetDouble(), new Instant(row[2].GetInt64()), 0));
        },
        Limit,
        cancellation);

    private async Task<(Instant? Minute, ReadingStatus Status)> LastMinuteAsync(CellQuery query, CancellationToken cancellation)
    {
        Instant? minute = null;
        var status = ReadingStatus.Unknown;
        await client.QueryAsync(
            InfluxTarget.Minute,
            $"SELECT last(status) FROM minute WHERE area = {InfluxText.Text(query.Area)} AND indicator = {InfluxText.Text(query.Indicator)}"
            + (query.AsOf is { } asOf ? $" AND time <= {InfluxText.Time(asOf - Minute)}" : ""),
            rows =>
            {
                minute = Time(rows.Values[0]);
                status = (ReadingStatus)rows.Values[0][1].GetInt32();
            },
            Limit,
            cancellation);
        return (minute, status);
    }

    private static void Add(InfluxRows rows, CellQuery query, ILookup<string, int> measures, List<CellObservation> to)
    {
        var device = Series.KeyOf(query.Area, query.Feed, rows.Tag("device"));
        foreach (var measure in measures[rows.Tag("measure")])
        {
            foreach (var row in rows.Values.EnumerateArray())
            {
                to.Add(new CellObservation(device, measure, Time(row), row[1].GetDouble(), new Instant(row[2].GetInt64()), 0));
            }
        }
    }

    private static string Behind(CellQuery query) =>
        $"area = {InfluxText.Text(query.Area)} AND feed = {InfluxText.Text(query.Feed)} AND {InfluxText.AnyOf("measure", query.Measures)}";

    private static string ByThen(CellQuery query) => query.AsOf is { } asOf
        ? $" AND time <= {InfluxText.Time(asOf + Ahead)} AND arrived <= {InfluxText.Number(asOf.Micros)}"
        : "";

    private static Instant Time(JsonElement row) => new(row[0].GetInt64());
}
