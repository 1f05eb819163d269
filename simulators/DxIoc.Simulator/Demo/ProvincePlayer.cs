using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using DxIoc.Simulator.Province;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Simulator.Demo;

/// <summary>
/// Plays the model to a broker over MQTT, QoS 1, each device at its own pace. What is on its way is bounded; a
/// broker that does not keep up, or is away, makes devices skip, as real ones without a buffer do.
/// </summary>
/// <param name="only">Those of the model that speak the canonical form over MQTT; null for all.</param>
internal sealed class ProvincePlayer(
    ProvinceModel model, TimeProvider time, string host, int port, BrokerAccount? account = null, IReadOnlyList<SimulatedDevice>? only = null) : IDisposable
{
    private const int InFlight = 500;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(2);

    private readonly IReadOnlyList<SimulatedDevice> _devices = only ?? model.Devices;
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly SemaphoreSlim _room = new(InFlight, InFlight);
    private readonly ConcurrentDictionary<string, long> _sent = new(StringComparer.Ordinal);
    private long _acknowledged;
    private long _skipped;

    public bool Connected => _client.IsConnected;

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public long Skipped => Interlocked.Read(ref _skipped);

    /// <summary>Messages sent, by feed.</summary>
    public IReadOnlyDictionary<string, long> Sent => _sent;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var start = time.GetUtcNow();
        // Devices do not speak in step: each has its own place in its period. At first all speak within two seconds.
        var due = _devices.Select(d => start + (TimeSpan.FromSeconds(2) * model.Noise.Uniform(d.Topic, 1))).ToArray();
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            do
            {
                if (!_client.IsConnected && !await TryConnectAsync(cancellation))
                {
                    await Task.Delay(Reconnect, time, cancellation);
                }

                var now = time.GetUtcNow();
                for (var i = 0; i < due.Length; i++)
                {
                    if (due[i] <= now)
                    {
                        due[i] = due[i] + _devices[i].Period > now ? due[i] + _devices[i].Period : now + _devices[i].Period;
                        Speak(_devices[i], now);
                    }
                }
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _room.Dispose();
    }

    private async Task<bool> TryConnectAsync(CancellationToken cancellation)
    {
        try
        {
            var options = new MqttClientOptionsBuilder().WithTcpServer(host, port).WithClientId($"province-{Environment.MachineName}-{Environment.ProcessId}");
            if (account is not null)
            {
                options.WithCredentials(account.Name, account.Password);
            }

            await _client.ConnectAsync(options.Build(), cancellation);
            return _client.IsConnected;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Speak(SimulatedDevice device, DateTimeOffset now)
    {
        if (!_client.IsConnected || model.Silent(device, now) || device.Speak(now, device.Period) is not { } measures)
        {
            return;
        }

        if (!_room.Wait(0))
        {
            Interlocked.Increment(ref _skipped);
            return;
        }

        _sent.AddOrUpdate(device.Feed, 1, (_, n) => n + 1);
        _ = PublishAsync(device.Topic, PayloadOf(now, measures));
    }

    private async Task PublishAsync(string topic, byte[] payload)
    {
        try
        {
            await _client.PublishAsync(new MqttApplicationMessage
            {
                Topic = topic,
                Payload = new ReadOnlySequence<byte>(payload),
                QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            });
            Interlocked.Increment(ref _acknowledged);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The broker went away under it; the connection is made anew by the loop.
            Interlocked.Increment(ref _skipped);
        }
        finally
        {
            Release();
        }
    }

    private void Release()
    {
        try
        {
            _room.Release();
        }
        catch (ObjectDisposedException)
        {
            // The player has stopped meanwhile.
        }
    }

    private static byte[] PayloadOf(DateTimeOffset now, IReadOnlyList<(string Measure, double Value)> measures)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("t", now.ToUnixTimeMilliseconds());
            foreach (var (measure, value) in measures)
            {
                json.WriteNumber(measure, value);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
