using DxIoc.History.Influx;
using DxIoc.Indicators.Observations;

namespace DxIoc.History.Tests.Harness;

/// <summary>
/// History in some InfluxDB, with a data folder of its own, and a sender that counts what was acknowledged: every
/// observation another time, its value its number.
/// </summary>
internal sealed class Store : IAsyncDisposable
{
    private const int Devices = 50;
    private readonly string _folder;
    private InfluxHistory? _history;
    private int _next;

    public Store(Uri url, string database = "dxioc", string? folder = null)
    {
        _folder = folder ?? Directory.CreateTempSubdirectory("dxioc-spool-").FullName;
        Options = new HistoryOptions
        {
            Store = "influxdb",
            Folder = _folder,
            RawDays = 3_650,
            MinuteDays = 36_500,
            Influx = new InfluxOptions { Url = url, Database = database },
        };
    }

    public HistoryOptions Options { get; }

    public ListLogger<InfluxHistory> Log { get; } = new();

    public InfluxHistory History => _history!;

    public SpoolState Spool => History.Spool!;

    /// <summary>Observations that were acknowledged, and the sum of their values.</summary>
    public long Acknowledged { get; private set; }

    public double Sum { get; private set; }

    public async Task<Store> OpenAsync()
    {
        var history = new InfluxHistory(Options, TimeProvider.System, Log);
        _history = history;
        await history.StartAsync(default);
        return this;
    }

    public async Task CloseAsync()
    {
        if (_history is not null)
        {
            await _history.DisposeAsync();
            _history = null;
        }
    }

    /// <summary>Writes so many new observations as one batch.</summary>
    public async Task WriteAsync(int count)
    {
        var batch = Some.Batch([.. Enumerable.Range(_next, count).Select(i => Some.Observation(i / Devices, i, $"station-{i % Devices}"))]);
        var receipt = await History.WriteAsync(batch, default);
        Assert.DoesNotContain(true, receipt.Duplicate);
        _next += count;
        Acknowledged += count;
        Sum += batch.Observations.Sum(o => o.Value);
    }

    /// <summary>Waits until nothing waits. Whoever asks for the newest minutes hurries what would wait for company.</summary>
    public async Task DrainedAsync()
    {
        await History.ReadMinutesAsync("any", [], Some.Start, Some.Start, 1, default);
        await Eventually.TrueAsync(() => Spool.Points == 0, "the spool drains", () => $"{Spool} {string.Join(" | ", Log.Lines)}");
    }

    /// <summary>All that was acknowledged is in InfluxDB, once, and nothing else.</summary>
    public async Task HasAllAsync(InfluxServer server)
    {
        await DrainedAsync();
        var answer = await server.AskAsync($"SELECT count(value), sum(value) FROM {Options.Influx.Database}.raw.raw");
        var figures = answer.Split('\n')[1].Split(',')[^2..].Select(f => double.Parse(f, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal([Acknowledged, Sum], figures);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
