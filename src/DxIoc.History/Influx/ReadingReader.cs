using System.Globalization;
using System.Text.Json;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.History.Influx;

/// <summary>Questions about recorded minutes and hours.</summary>
internal sealed class ReadingReader(InfluxClient client)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<HistoryPoint>> PointsAsync(ReadingsQuery query, CancellationToken cancellation)
    {
        var step = (long)query.Step.TotalMicroseconds;
        var from = new Instant(query.From.Micros / step * step);
        var hours = step % HourKey.Micros == 0;
        var figures = hours
            ? "sum(value_sum), sum(value_count), last(\"last\"), min(\"min\"), max(\"max\"), sum(\"count\"), max(cumulative) FROM hour"
            : "sum(value), count(value), last(value), min(\"min\"), max(\"max\"), sum(\"count\"), max(cumulative) FROM minute";
        var points = new List<HistoryPoint>();
        await client.QueryAsync(
            hours ? InfluxTarget.Hour : InfluxTarget.Minute,
            $"SELECT {figures} WHERE area = {InfluxText.Text(query.Area)} AND indicator = {InfluxText.Text(query.Indicator)} "
            + $"AND time >= {InfluxText.Time(from)} AND time < {InfluxText.Time(query.To)} GROUP BY time({InfluxText.Number(step)}u) fill(none) LIMIT {InfluxText.Number(query.Limit)}",
            rows =>
            {
                foreach (var row in rows.Values.EnumerateArray())
                {
                    var value = row[7].GetDouble() > 0 ? row[3].GetDouble() : row[1].GetDouble() / row[2].GetDouble();
                    points.Add(new HistoryPoint(Time(row).ToDateTimeOffset(), value, row[4].GetDouble(), row[5].GetDouble(), row[6].GetInt64()));
                }
            },
            Limit,
            cancellation);
        return points;
    }

    public async Task<IReadOnlyList<Sparkline>> SparklinesAsync(
        string area, IReadOnlyList<string> indicators, Instant from, TimeSpan step, int steps, CancellationToken cancellation)
    {
        var width = (long)step.TotalMicroseconds;
        var values = indicators.Distinct(StringComparer.Ordinal).ToDictionary(i => i, _ => new double?[steps], StringComparer.Ordinal);
        if (values.Count > 0)
        {
            await client.QueryAsync(
                InfluxTarget.Minute,
                $"SELECT last(value) FROM minute WHERE area = {InfluxText.Text(area)} AND {InfluxText.AnyOf("indicator", values.Keys)} "
                + $"AND time >= {InfluxText.Time(from)} AND time < {InfluxText.Time(from + (step * steps))} "
                + $"GROUP BY time({InfluxText.Number(width)}u, {InfluxText.Number(from.Micros % width)}u), indicator fill(none)",
                rows =>
                {
                    var line = values[rows.Tag("indicator")];
                    foreach (var row in rows.Values.EnumerateArray())
                    {
                        line[(Time(row).Micros - from.Micros) / width] = row[1].GetDouble();
                    }
                },
                Limit,
                cancellation);
        }

        return [.. indicators.Select(i => new Sparkline(i, from.ToDateTimeOffset(), step.TotalSeconds, values[i]))];
    }

    public async Task<IReadOnlyList<MinuteReading>> MinutesAsync(
        string area, IReadOnlyList<string> indicators, Instant from, Instant to, int limit, CancellationToken cancellation)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var indicator in indicators)
        {
            places.TryAdd(indicator, places.Count);
        }

        var minutes = new List<MinuteReading>();
        if (places.Count > 0)
        {
            await client.QueryAsync(
                InfluxTarget.Minute,
                $"SELECT value, \"min\", \"max\", \"count\", status, cumulative FROM minute WHERE area = {InfluxText.Text(area)} AND {InfluxText.AnyOf("indicator", places.Keys)} "
                + $"AND time >= {InfluxText.Time(from)} AND time < {InfluxText.Time(to)} GROUP BY indicator LIMIT {InfluxText.Number(limit)}",
                rows =>
                {
                    foreach (var row in rows.Values.EnumerateArray())
                    {
                        minutes.Add(new MinuteReading(
                            area, rows.Tag("indicator"), Time(row), row[1].GetDouble(), row[2].GetDouble(), row[3].GetDouble(), row[4].GetInt64(),
                            (ReadingStatus)row[5].GetInt32(), row[6].GetInt64() != 0));
                    }
                },
                Limit,
                cancellation);
        }

        return [.. minutes.OrderBy(m => m.Minute).ThenBy(m => places[m.Indicator]).Take(limit)];
    }

    public async Task<IReadOnlyList<StatusChange>> StatusChangesAsync(
        string area, Instant from, Instant to, int limit, CancellationToken cancellation)
    {
        var before = new Dictionary<string, ReadingStatus>(StringComparer.Ordinal);
        var changes = new List<StatusChange>();
        void Compare(InfluxRows rows, bool counts)
        {
            var indicator = rows.Tag("indicator");
            foreach (var row in rows.Values.EnumerateArray())
            {
                var status = (ReadingStatus)row[1].GetInt32();
                if (counts && before.TryGetValue(indicator, out var was) && was != status)
                {
                    changes.Add(new StatusChange(Time(row), indicator, was, status));
                }

                before[indicator] = status;
            }
        }

        var of = $"FROM minute WHERE area = {InfluxText.Text(area)}";
        await client.QueryAsync(
            InfluxTarget.Minute, $"SELECT last(status) {of} AND time < {InfluxText.Time(from)} GROUP BY indicator", r => Compare(r, counts: false), Limit, cancellation);
        await client.QueryAsync(
            InfluxTarget.Minute,
            $"SELECT status {of} AND time >= {InfluxText.Time(from)} AND time < {InfluxText.Time(to)} GROUP BY indicator",
            r => Compare(r, counts: true),
            Limit,
            cancellation);
        return [.. changes.OrderBy(c => c.Time).ThenBy(c => c.Indicator, StringComparer.Ordinal).Take(limit)];
    }

    /// <summary>Hours of cells, each computed from its minutes.</summary>
    /// <param name="hour">Its start.</param>
    /// <param name="cells">Area and indicator of each.</param>
    public async Task<IReadOnlyList<HourReading>> HoursAsync(Instant hour, IReadOnlySet<(string Area, string Indicator)> cells, CancellationToken cancellation)
    {
        const int NamedLimit = 100;
        var named = cells.Count <= NamedLimit
            ? $" AND ({string.Join(" OR ", cells.Select(c => $"(area = {InfluxText.Text(c.Area)} AND indicator = {InfluxText.Text(c.Indicator)})"))})"
            : "";
        var hours = new List<HourReading>();
        await client.QueryAsync(
            InfluxTarget.Minute,
            "SELECT sum(value), count(value), last(value), min(\"min\"), max(\"max\"), sum(\"count\"), max(cumulative) FROM minute "
            + $"WHERE time >= {InfluxText.Time(hour)} AND time < {InfluxText.Time(hour + TimeSpan.FromHours(1))}{named} GROUP BY area, indicator",
            rows =>
            {
                var (area, indicator, row) = (rows.Tag("area"), rows.Tag("indicator"), rows.Values[0]);
                if (cells.Contains((area, indicator)))
                {
                    hours.Add(new HourReading(
                        area, indicator, hour, row[1].GetDouble(), row[2].GetInt64(), row[3].GetDouble(), row[4].GetDouble(), row[5].GetDouble(),
                        row[6].GetInt64(), row[7].GetDouble() > 0));
                }
            },
            Limit,
            cancellation);
        return hours;
    }

    private static Instant Time(JsonElement row) => new(row[0].GetInt64());
}
