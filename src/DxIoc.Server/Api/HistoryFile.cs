using System.Globalization;
using System.Text;
using DxIoc.Contracts.History;
using Parquet;
using Parquet.Schema;

namespace DxIoc.Server.Api;

/// <summary>
/// Histories as files: CSV by RFC 4180 with invariant numbers, Parquet with typed columns; times are UTC in both. Several
/// histories stand under one another, told apart by the columns area and indicator.
/// </summary>
internal static class HistoryFile
{
    public const string CsvType = "text/csv";
    public const string ParquetType = "application/vnd.apache.parquet";

    private static readonly Dictionary<string, HistoryFormat> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["json"] = HistoryFormat.Json,
        ["csv"] = HistoryFormat.Csv,
        ["parquet"] = HistoryFormat.Parquet,
    };

    /// <summary>The form that a request wants: by its query (links cannot say Accept), else by its Accept; false for an unknown word.</summary>
    public static bool TryRead(HttpRequest request, string? format, out HistoryFormat wanted)
    {
        wanted = HistoryFormat.Json;
        if (format is not null)
        {
            return Words.TryGetValue(format, out wanted);
        }

        foreach (var accepted in request.GetTypedHeaders().Accept)
        {
            wanted = accepted.MediaType.Equals(CsvType, StringComparison.OrdinalIgnoreCase) ? HistoryFormat.Csv
                : accepted.MediaType.Equals(ParquetType, StringComparison.OrdinalIgnoreCase) ? HistoryFormat.Parquet
                : wanted;
        }

        return true;
    }

    /// <param name="named">With the columns area and indicator.</param>
    /// <param name="name">The file's name without its end, where it is to be saved; null where a program reads it.</param>
    public static async Task<IResult> AnswerAsync(
        HistoryFormat format, IReadOnlyList<HistoryLine> lines, bool named, string? name, CancellationToken cancellation) =>
        format == HistoryFormat.Csv
            ? Results.File(Encoding.UTF8.GetBytes(Csv(lines, named)), $"{CsvType}; charset=utf-8", name is null ? null : $"{name}.csv")
            : Results.File(await ParquetAsync(lines, named, cancellation), ParquetType, name is null ? null : $"{name}.parquet");

    public static string Csv(IReadOnlyList<HistoryLine> lines, bool named)
    {
        var csv = new StringBuilder(named ? "area,indicator,time,value,min,max,count\r\n" : "time,value,min,max,count\r\n");
        foreach (var line in lines)
        {
            foreach (var p in line.Points)
            {
                if (named)
                {
                    csv.Append(line.Area).Append(',').Append(line.Indicator).Append(',');
                }

                csv.Append(CultureInfo.InvariantCulture, $"{p.Time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ},{p.Value},{p.Min},{p.Max},{p.Count}\r\n");
            }
        }

        return csv.ToString();
    }

    public static async Task<byte[]> ParquetAsync(IReadOnlyList<HistoryLine> lines, bool named, CancellationToken cancellation)
    {
        var area = new DataField<string>("area", false);
        var indicator = new DataField<string>("indicator", false);
        var time = new DateTimeDataField("time", DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Millis, isNullable: false);
        var (value, min, max) = (new DataField<double?>("value"), new DataField<double?>("min"), new DataField<double?>("max"));
        var count = new DataField<long>("count");
        Field[] columns = [.. named ? new Field[] { area, indicator } : [], time, value, min, max, count];
        List<(HistoryLine Line, HistoryPoint Point)> rows = [.. lines.SelectMany(l => l.Points.Select(p => (l, p)))];
        using var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns), file, cancellationToken: cancellation))
        {
            using var group = writer.CreateRowGroup();
            if (named)
            {
                await group.WriteAsync(area, [.. rows.Select(r => r.Line.Area)]);
                await group.WriteAsync(indicator, [.. rows.Select(r => r.Line.Indicator)]);
            }

            await group.WriteAsync<DateTime>(time, rows.Select(r => r.Point.Time.UtcDateTime).ToArray(), cancellationToken: cancellation);
            await group.WriteAsync<double>(value, rows.Select(r => r.Point.Value).ToArray(), cancellationToken: cancellation);
            await group.WriteAsync<double>(min, rows.Select(r => r.Point.Min).ToArray(), cancellationToken: cancellation);
            await group.WriteAsync<double>(max, rows.Select(r => r.Point.Max).ToArray(), cancellationToken: cancellation);
            await group.WriteAsync<long>(count, rows.Select(r => r.Point.Count).ToArray(), cancellationToken: cancellation);
            group.CompleteValidate();
        }

        return file.ToArray();
    }
}
