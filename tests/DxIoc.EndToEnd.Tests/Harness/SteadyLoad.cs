using System.Collections.Concurrent;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>
/// Air stations of every district that speak in turn, each message with a time of its own: so many QoS 1 messages a second,
/// several hundred in flight. What was not acknowledged when the connection broke is sent again first, as a gateway does.
/// </summary>
internal sealed class SteadyLoad(int ratePerSecond)
{
    public const string Feed = "air";
    public const string Measure = "pm25";

    private const int InFlight = 400;
    private const int Stations = 2;
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    private static readonly string[] Areas =
        ["thu-dau-mot", "thuan-an", "di-an", "ben-cat", "tan-uyen", "bau-bang", "bac-tan-uyen", "dau-tieng", "phu-giao"];

    private readonly ConcurrentDictionary<Sent, double> _acknowledged = new();
    private readonly ConcurrentDictionary<Sent, double> _open = new();
    private long _count;
    private long _lastMillisecond;

    /// <summary>All that was ever sent, acknowledged or not.</summary>
    public IEnumerable<KeyValuePair<Sent, double>> All => _acknowledged.Concat(_open);

    public IReadOnlyDictionary<Sent, double> Acknowledged => _acknowledged;

    public int Open => _open.Count;

    /// <summary>How often a message was sent again.</summary>
    public int Again { get; private set; }

    /// <summary>Sends until told to stop or until the connection breaks; back when every message was acknowledged or given up.</summary>
    public async Task RunAsync(int port, CancellationToken stop)
    {
        await using var publisher = await Publisher.ConnectAsync(port);
        using var window = new SemaphoreSlim(InFlight, InFlight);
        foreach (var (sent, value) in _open)
        {
            Again++;
            await window.WaitAsync(CancellationToken.None);
            _ = SendAsync(publisher, window, sent, value);
        }

        var (start, count) = (Time.GetTimestamp(), 0);
        using var timer = new PeriodicTimer(Tick, Time);
        while (!stop.IsCancellationRequested && publisher.Connected)
        {
            for (var due = (int)(Time.GetElapsedTime(start).TotalSeconds * ratePerSecond); count < due; count++)
            {
                await window.WaitAsync(CancellationToken.None);
                var (sent, value) = Next();
                _open[sent] = value;
                _ = SendAsync(publisher, window, sent, value);
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        for (var i = 0; i < InFlight; i++)
        {
            await window.WaitAsync(CancellationToken.None);
        }
    }

    private (Sent Sent, double Value) Next()
    {
        var number = _count++;
        _lastMillisecond = Math.Max(_lastMillisecond + 1, Time.GetUtcNow().ToUnixTimeMilliseconds());
        var area = Areas[number % Areas.Length];
        var station = $"kill-{number / Areas.Length % Stations}";
        // Far from every threshold, so that no deadband depends on the order.
        return (new Sent(area, station, _lastMillisecond * 1_000), 100 + (number % 1_000 / 10.0));
    }

    private async Task SendAsync(Publisher publisher, SemaphoreSlim window, Sent sent, double value)
    {
        try
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(sent.Micros / 1_000);
            if ((await publisher.SendAsync($"ioc/{sent.Area}/{Feed}/{sent.Device}", time, Measure, value)).IsSuccess)
            {
                _acknowledged[sent] = value;
                _open.TryRemove(sent, out _);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever it was, it was not acknowledged.
        }
        finally
        {
            window.Release();
        }
    }

    /// <summary>The identity of an observation of this load.</summary>
    internal readonly record struct Sent(string Area, string Device, long Micros);
}
