using DxIoc.Grains.Boards;
using DxIoc.Grains.Cells;
using DxIoc.Grains.Districts;
using DxIoc.Grains.Intake;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;

namespace DxIoc.Grains.Tests;

/// <summary>
/// A silo with a real history, under a clock that stands until it is advanced. The silo's own loops run on real time.
/// </summary>
internal sealed class Centre : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-grains-").FullName;
    private readonly InProcessTestCluster _cluster;

    private Centre()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            silo.Services
                .AddSingleton<ICatalogueSource, OneCatalogue>()
                .AddHistory(new HistoryOptions { Folder = _folder })
                .AddSingleton(new HistoryOptions { Folder = _folder })
                .AddSingleton(new CellOptions())
                .AddSingleton<ReportedBoards>()
                .AddSingleton<MinuteRecorder>();
        });
        _cluster = builder.Build();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero));

    public Instant Now => Instant.Now(Clock);

    public IServiceProvider Services => _cluster.GetSiloServiceProvider();

    public IHistory History => Services.GetRequiredService<IHistory>();

    public static async Task<Centre> OpenAsync()
    {
        var centre = new Centre();
        await centre._cluster.DeployAsync();
        await centre.History.StartAsync(default);
        await centre.Services.GetRequiredService<IFigureStore>().StartAsync(default);
        return centre;
    }

    public IIndicatorGrain Cell(string area, string indicator) =>
        _cluster.Client.GetGrain<IIndicatorGrain>(new CellKey(area, indicator).ToString());

    public IDistrictGrain District(string area) => _cluster.Client.GetGrain<IDistrictGrain>(area);

    /// <summary>Makes observations durable and gives them to the cells, as the intake does.</summary>
    public async Task ObserveAsync(string area, string device, double value, Instant? at = null)
    {
        var time = at ?? Now;
        var series = new Series(area, "air", device, "pm25");
        var receipt = await History.WriteAsync(new HistoryBatch([new Observation(series, time, value, Now)], []), default);
        foreach (var indicator in new[] { "pm25", "count" })
        {
            await Cell(area, indicator).Accept(new Wire.CellBatch([new CellObservation(series.DeviceKey, 0, time, value, Now, receipt.Commit)]));
        }
    }

    public async Task<CellReading> ReadAsync(string area, string indicator) =>
        (await District(area).GetBoard()).Readings.Single(r => r.Indicator == indicator);

    /// <summary>Lets the grains' clock run in small steps until a reading is as wanted; the last one otherwise fails the test.</summary>
    public async Task<CellReading> UntilAsync(string area, string indicator, Func<CellReading, bool> wanted)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var reading = await ReadAsync(area, indicator);
            if (wanted(reading))
            {
                return reading;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"{area}/{indicator} stayed {reading}");
            Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
