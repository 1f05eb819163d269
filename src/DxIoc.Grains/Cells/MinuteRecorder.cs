using DxIoc.History;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DxIoc.Grains.Cells;

/// <summary>
/// Writes the cells' minutes to history, once a second and on stopping. Minutes replace one another while they wait, so
/// it holds at most what the cells can still evaluate; on failure they wait on. Safe for concurrent use.
/// </summary>
public sealed partial class MinuteRecorder(IHistory history, TimeProvider time, ILogger<MinuteRecorder> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly ILogger<MinuteRecorder> _logger = logger;
    private readonly Lock _gate = new();
    private Dictionary<(string Area, string Indicator, Instant Minute), MinuteReading> _waiting = [];

    public void Add(IReadOnlyList<MinuteReading> minutes)
    {
        lock (_gate)
        {
            foreach (var minute in minutes)
            {
                _waiting[(minute.Area, minute.Indicator, minute.Minute)] = minute;
            }
        }
    }

    /// <summary>Writes what waits.</summary>
    public async Task FlushAsync()
    {
        Dictionary<(string Area, string Indicator, Instant Minute), MinuteReading> taken;
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                return;
            }

            taken = _waiting;
            _waiting = [];
        }

        try
        {
            await history.WriteReadingsAsync([.. taken.Values], CancellationToken.None);
        }
        catch (HistoryException e)
        {
            LogMinutesWait(taken.Count, e.Message);
            lock (_gate)
            {
                foreach (var (key, minute) in taken)
                {
                    _waiting.TryAdd(key, minute);
                }
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await FlushAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "MinutesWait: {Minutes} readings were not recorded and wait: {Reason}")]
    private partial void LogMinutesWait(int minutes, string reason);
}
