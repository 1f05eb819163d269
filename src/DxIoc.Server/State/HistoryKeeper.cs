using DxIoc.History;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.State;

/// <summary>Lets history give up what is past its retention, every five minutes.</summary>
internal sealed partial class HistoryKeeper(IHistory history, TimeProvider time, ILogger<HistoryKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    private readonly ILogger<HistoryKeeper> _logger = logger;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await KeepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    private async Task KeepAsync(CancellationToken cancellation)
    {
        try
        {
            var report = await history.MaintainAsync(Instant.Now(time), cancellation);
            if (report.RawDeleted > 0 || report.MinutesDeleted > 0)
            {
                LogGaveUp(report.RawDeleted, report.MinutesDeleted, report.ForSize);
            }
        }
        catch (HistoryException e)
        {
            LogFailed(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "HistoryGaveUp: {Raw} observations and {Minutes} minutes; for its size limit: {ForSize}")]
    private partial void LogGaveUp(long raw, long minutes, bool forSize);

    [LoggerMessage(Level = LogLevel.Error, Message = "HistoryNotMaintained: {Reason}")]
    private partial void LogFailed(string reason);
}
