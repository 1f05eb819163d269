using DxIoc.Grains.Intake;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DxIoc.Benchmarks;

/// <summary>The server's intake on a real history, with a feed that no indicator reads: no cell is ever called.</summary>
internal sealed class BareIntake : IAsyncDisposable
{
    private readonly string _folder;
    private readonly ServiceProvider _services;
    private readonly CellDispatcher _dispatcher;

    private BareIntake(string folder, ServiceProvider services, CellDispatcher dispatcher, IntakeQueue queue) =>
        (_folder, _services, _dispatcher, Queue) = (folder, services, dispatcher, queue);

    public IntakeQueue Queue { get; }

    public static async Task<BareIntake> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("dxioc-bench-").FullName;
        var options = new HistoryOptions { Folder = folder };
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddHistory(options).BuildServiceProvider();
        var history = services.GetRequiredService<IHistory>();
        await history.StartAsync(CancellationToken.None);
        var catalogue = new OneFeed();
        var dispatcher = new CellDispatcher(null!, catalogue, TimeProvider.System, new IntakeOptions(), NullLogger<CellDispatcher>.Instance);
        var registry = new SeriesRegistry();
        var queue = new IntakeQueue(
            history, options, dispatcher, new FeedBooks(TimeProvider.System), new DeviceBooks(registry), new RefusedBook(), new AdmissionRule(registry), catalogue,
            TimeProvider.System, new IntakeOptions(), NullLogger<IntakeQueue>.Instance);
        await queue.StartAsync(CancellationToken.None);
        return new BareIntake(folder, services, dispatcher, queue);
    }

    public async ValueTask DisposeAsync()
    {
        await Queue.StopAsync(CancellationToken.None);
        Queue.Dispose();
        _dispatcher.Dispose();
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class OneFeed : ICatalogueSource
    {
        private const string Text = """
            zone: Asia/Ho_Chi_Minh
            areas:
              - { id: binh-duong, kind: province, name: Bình Dương }
              - { id: thu-dau-mot, kind: city, name: Thủ Dầu Một, parent: binh-duong }
            sectors: [ { id: environment, name: Môi trường } ]
            feeds: [ { id: bench, name: Bench, device-limit: 100000, ranges: { pm25: [0, 1000] } }, { id: other, name: Other } ]
            indicators:
              - { id: m, name: M, sector: environment, feed: other, measure: m, aggregate: mean, window: 10m, stale-after: 30s }
            """;

        public IndicatorCatalogue Current { get; } = CatalogueReader.Read([new CatalogueText("bench.yaml", Text)]).Catalogue
            ?? throw new InvalidOperationException("The benchmark's catalogue is wrong.");

        public event EventHandler? Changed
        {
            add { }
            remove { }
        }
    }
}
