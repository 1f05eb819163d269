using System.Globalization;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>Every district's air station, five times a second with all its measures: every board changes all the time.</summary>
internal sealed class BusyProvince : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Districts =
        ["thu-dau-mot", "thuan-an", "di-an", "ben-cat", "tan-uyen", "bau-bang", "bac-tan-uyen", "dau-tieng", "phu-giao"];

    public static readonly IReadOnlyList<string> Boards = [.. Districts, "binh-duong"];

    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly Publisher _publisher;
    private readonly Task _speaking;

    private BusyProvince(Publisher publisher)
    {
        _publisher = publisher;
        _speaking = Task.Run(SpeakAsync);
    }

    /// <summary>How late the stations ever spoke since the last reset, because this machine had no time for them.</summary>
    public TimeSpan Overdue { get; private set; }

    public void Reset() => Overdue = TimeSpan.Zero;

    public static async Task<BusyProvince> StartAsync(int mqtt) => new(await Publisher.ConnectAsync(mqtt));

    /// <summary>Quiet, and everything said was acknowledged.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _speaking;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _publisher.DisposeAsync();
        _stop.Dispose();
    }

    private async Task SpeakAsync()
    {
        var said = new List<Task>();
        using var timer = new PeriodicTimer(Step, Time);
        for (var round = 0; !_stop.IsCancellationRequested; round++)
        {
            var rise = round % 100;
            var payload = string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"pm25": {{20 + rise}}, "pm10": {{30 + rise}}, "so2": {{40 + rise}}, "no2": {{50 + rise}}, "co": {{1000 + rise}}, "o3": {{60 + rise}}, "noise": {{40 + (rise / 2.0)}}}""");
            said.AddRange(Districts.Select(d => _publisher.SendAsync($"ioc/{d}/air/busy", payload)));
            var spoken = Time.GetTimestamp();
            await timer.WaitForNextTickAsync(CancellationToken.None);
            var late = Time.GetElapsedTime(spoken) - Step;
            Overdue = late > Overdue ? late : Overdue;
        }

        await Task.WhenAll(said);
    }
}
