using DxIoc.Contracts.History;
using DxIoc.History.Influx;
using DxIoc.History.Tests.Harness;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Logging.Abstractions;

namespace DxIoc.History.Tests;

/// <summary>The contract, and what is InfluxDB's own, against the real server.</summary>
public sealed class InfluxHistoryTests(InfluxServer server) : HistoryContract, IClassFixture<InfluxServer>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-history-").FullName;
    private readonly string _database = server.NextDatabase();

    private protected override Task<IHistory> OpenAsync() => OpenAsync(Options(_folder, _database));

    private protected override async Task CloseAsync(IHistory history) => await ((InfluxHistory)history).DisposeAsync();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_client_reads_back_what_was_written_by_the_documented_names()
    {
        await History.WriteAsync(Some.Batch(Some.Observation(0, 41.2, lateSeconds: 2)), default);
        await History.WriteReadingsAsync([Some.Minute(0, 40), Some.Minute(1, 50, count: 3)], default);
        await ReadAsync(TimeSpan.FromHours(1));

        Assert.Equal(
            """
            name,time,area,arrived,device,feed,measure,value
            raw,1650934800000000,thu-dau-mot,1650934802000000,station-1,air,pm25,41.2

            """,
            await server.AskAsync($"SELECT * FROM {_database}.raw.raw"));
        Assert.Equal(
            """
            name,time,area,count,cumulative,indicator,max,min,status,value
            minute,1650934800000000,thu-dau-mot,1,0,pm25,41,39,1,40
            minute,1650934860000000,thu-dau-mot,3,0,pm25,51,49,1,50

            """,
            await server.AskAsync($"SELECT * FROM {_database}.minute.minute"));
        Assert.Equal(
            """
            name,time,area,count,cumulative,indicator,last,max,min,value_count,value_sum
            hour,1650934800000000,thu-dau-mot,4,0,pm25,50,51,39,2,90

            """,
            await server.AskAsync($"SELECT * FROM {_database}.hour.hour"));
    }

    private protected override async Task<IReadOnlyList<HistoryPoint>> PlayHoursAsync(string folder, (int Minute, double Value, long Count)[] written)
    {
        var history = await OpenAsync(Options(folder, server.NextDatabase()));
        foreach (var (minute, value, count) in written)
        {
            await history.WriteReadingsAsync([Some.Minute(minute, value, count)], default);
        }

        var points = await history.ReadReadingsAsync(
            new ReadingsQuery("thu-dau-mot", "pm25", Some.Start, Some.Start + TimeSpan.FromHours(3), TimeSpan.FromHours(1)), default);
        await CloseAsync(history);
        return points;
    }

    private HistoryOptions Options(string folder, string database) => new()
    {
        Store = "influxdb",
        Folder = folder,
        RefusedKept = 5,
        RawDays = 3_650,
        MinuteDays = 36_500,
        Influx = new InfluxOptions { Url = server.Url, Database = database },
    };

    private static async Task<IHistory> OpenAsync(HistoryOptions options)
    {
        var history = new InfluxHistory(options, TimeProvider.System, NullLogger<InfluxHistory>.Instance);
        await history.StartAsync(default);
        return history;
    }
}
