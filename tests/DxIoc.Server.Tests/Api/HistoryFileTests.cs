using DxIoc.Contracts.History;
using DxIoc.Server.Api;
using Parquet;
using Parquet.Schema;

namespace DxIoc.Server.Tests.Api;

public sealed class HistoryFileTests
{
    private static readonly DateTimeOffset Time = Past.Start.ToDateTimeOffset();

    private static readonly HistoryLine[] Lines =
    [
        new("di-an", "pm25", [new HistoryPoint(Time, 41.5, 40.25, 43, 12), new HistoryPoint(Time.AddMinutes(5), null, null, null, 0)]),
        new("thuan-an", "pm25", [new HistoryPoint(Time, -1234.5, -1234.5, 1e-7, 1)]),
    ];

    [Fact]
    public void Csv_of_several_tells_them_apart_and_has_points_as_decimal_marks_everywhere() => Assert.Equal(
        "area,indicator,time,value,min,max,count\r\n"
        + "di-an,pm25,2022-04-26T01:00:00Z,41.5,40.25,43,12\r\n"
        + "di-an,pm25,2022-04-26T01:05:00Z,,,,0\r\n"
        + "thuan-an,pm25,2022-04-26T01:00:00Z,-1234.5,-1234.5,1E-07,1\r\n",
        HistoryFile.Csv(Lines, named: true));

    [Fact]
    public async Task Parquet_has_the_same_rows_in_typed_columns()
    {
        using var file = new MemoryStream(await HistoryFile.ParquetAsync(Lines, named: true, default));
        await using var reader = await ParquetReader.CreateAsync(file);
        var fields = reader.Schema.GetDataFields();
        using var group = reader.OpenRowGroupReader(0);

        Assert.Equal(["area", "indicator", "time", "value", "min", "max", "count"], fields.Select(f => f.Name));
        Assert.True(((DateTimeDataField)fields[2]).IsAdjustedToUTC);
        Assert.Equal(3, group.RowCount);
        var (times, values, counts) = (new DateTime[3], new double?[3], new long[3]);
        await group.ReadAsync<DateTime>(fields[2], times);
        await group.ReadAsync<double>(fields[3], values);
        await group.ReadAsync<long>(fields[6], counts);
        Assert.Equal([Time.UtcDateTime, Time.UtcDateTime.AddMinutes(5), Time.UtcDateTime], times);
        Assert.Equal([41.5, null, -1234.5], values);
        Assert.Equal([12, 0, 1], counts);
    }

    [Fact]
    public async Task Parquet_of_nothing_is_a_file_too()
    {
        using var file = new MemoryStream(await HistoryFile.ParquetAsync([], named: false, default));
        await using var reader = await ParquetReader.CreateAsync(file);

        Assert.Equal(["time", "value", "min", "max", "count"], reader.Schema.GetDataFields().Select(f => f.Name));
    }
}
