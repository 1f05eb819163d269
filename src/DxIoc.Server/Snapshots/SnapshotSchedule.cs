using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Dashboards;

namespace DxIoc.Server.Snapshots;

/// <summary>
/// Takes pictures at the times that the dashboards' files name. Looks every few seconds; what was due while it was busy or the server
/// was down is taken once or not at all, never made up: a picture says what was on the screen when it was taken.
/// </summary>
internal sealed partial class SnapshotSchedule(
    SnapshotOptions options,
    IDashboardSource dashboards,
    ICatalogueSource catalogue,
    Func<SnapshotWish, CancellationToken, Task<byte[]>> take,
    SnapshotBook book,
    TimeProvider time,
    ILogger<SnapshotSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>With looks between them: a minute.</summary>
    private const int BusyTries = 12;

    private readonly ILogger<SnapshotSchedule> _logger = logger;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        AbandonedBrowsers.End();
        using var timer = new PeriodicTimer(Look, time);
        var looked = time.GetUtcNow();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var (after, zone) = (looked, catalogue.Current.Zone);
                looked = time.GetUtcNow();
                foreach (var plan in dashboards.Current.Snapshots)
                {
                    if (SnapshotRule.Due(plan, after, looked, zone) is { } due)
                    {
                        await TakeAsync(plan, due, stoppingToken);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    private async Task TakeAsync(SnapshotPlan plan, DateTimeOffset due, CancellationToken cancellation)
    {
        try
        {
            var wish = new SnapshotWish(
                SnapshotWish.SceneOf(plan.Scene), Enum.Parse<SnapshotFormat>(plan.Format, ignoreCase: true), plan.Width, plan.Height, null, plan.Paper, plan.Language);
            var picture = await TakeAsync(wish, cancellation);
            var file = await SnapshotFolder.KeepAsync(options.Folder, plan, due, picture, cancellation);
            book.Took(plan.Id, due, file);
            LogKept(plan.Id, file);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !(e is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            // Also what nobody foresaw: a picture that fails does not take the server with it.
            book.Missed(plan.Id, due, e.Message);
            LogMissed(plan.Id, due, e.Message);
        }
    }

    /// <summary>People who take pictures at the same time keep a scheduled one waiting, not away.</summary>
    private async Task<byte[]> TakeAsync(SnapshotWish wish, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await take(wish, cancellation);
            }
            catch (SnapshotException e) when (e.Failure == SnapshotFailure.Busy && tries < BusyTries)
            {
                await Task.Delay(Look, time, cancellation);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "SnapshotKept: {Plan} as {File}")]
    private partial void LogKept(string plan, string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "SnapshotMissed: {Plan}, due {Due}: {Reason}")]
    private partial void LogMissed(string plan, DateTimeOffset due, string reason);
}
