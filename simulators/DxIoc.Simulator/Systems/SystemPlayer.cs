using System.Buffers;
using System.Threading.Channels;
using DxIoc.Simulator.Demo;
using DxIoc.Simulator.Province;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Simulator.Systems;

/// <summary>
/// Plays one system to a broker over a connection of its own, from its birth to its death, and connects anew when that breaks. One
/// message is on its way at a time; what the system is told meanwhile waits, 100 messages at most, the newest lost first.
/// </summary>
internal sealed class SystemPlayer(
    ISimulatedSystem system, ProvinceModel model, TimeProvider time, string host, int port, BrokerAccount? account = null) : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private readonly Channel<(string Topic, byte[] Payload)> _heard = Channel.CreateBounded<(string, byte[])>(
        new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropWrite });

    private IMqttClient? _client;
    private long _sent;
    private volatile bool _cut;

    public string Name => system.Name;

    public bool Connected => _client is { IsConnected: true };

    public long Sent => Interlocked.Read(ref _sent);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var start = time.GetUtcNow();
        var due = system.Devices.Select(d => start + (TimeSpan.FromSeconds(2) * model.Noise.Uniform(d.Topic, 1))).ToArray();
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            do
            {
                if (_cut)
                {
                    _client?.Dispose();
                    _client = null;
                    continue;
                }

                if (!Connected && !await TryBeginAsync(cancellation))
                {
                    await Task.Delay(Reconnect, time, cancellation);
                    continue;
                }

                var now = time.GetUtcNow();
                while (_heard.Reader.TryRead(out var heard))
                {
                    await SayAsync(system.Hear(heard.Topic, heard.Payload, now), cancellation);
                }

                await SayAsync(system.Speak(Turn(due, now), now), cancellation);
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await EndAsync();
        }
    }

    /// <summary>As a cable that is pulled: the broker says the will, and the system is away until it is mended.</summary>
    public void Break() => _cut = true;

    public void Mend() => _cut = false;

    public void Dispose() => _client?.Dispose();

    private List<(SimulatedDevice Device, IReadOnlyList<(string Measure, double Value)>? Measures)> Turn(DateTimeOffset[] due, DateTimeOffset now)
    {
        var turn = new List<(SimulatedDevice Device, IReadOnlyList<(string Measure, double Value)>? Measures)>();
        for (var i = 0; i < due.Length; i++)
        {
            if (due[i] <= now)
            {
                var device = system.Devices[i];
                due[i] = due[i] + device.Period > now ? due[i] + device.Period : now + device.Period;
                turn.Add((device, model.Silent(device, now) ? null : device.Speak(now, device.Period)));
            }
        }

        return turn;
    }

    private async Task<bool> TryBeginAsync(CancellationToken cancellation)
    {
        _client?.Dispose();
        _client = new MqttClientFactory().CreateMqttClient();
        _client.ApplicationMessageReceivedAsync += HearAsync;
        try
        {
            var now = time.GetUtcNow();
            var will = system.Will(now);
            var options = new MqttClientOptionsBuilder().WithTcpServer(host, port).WithClientId($"{system.Name}-{Environment.ProcessId}")
                .WithWillTopic(will.Topic).WithWillPayload(will.Payload.ToArray()).WithWillQualityOfServiceLevel(will.QualityOfServiceLevel).WithWillRetain(will.Retain);
            if (account is not null)
            {
                options.WithCredentials(account.Name, account.Password);
            }

            await _client.ConnectAsync(options.Build(), cancellation);
            foreach (var command in system.Commands)
            {
                await _client.SubscribeAsync(command, MqttQualityOfServiceLevel.AtLeastOnce, cancellation);
            }

            await SayAsync(system.Begin(now), cancellation);
            return Connected;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private Task HearAsync(MqttApplicationMessageReceivedEventArgs args)
    {
        _heard.Writer.TryWrite((args.ApplicationMessage.Topic, args.ApplicationMessage.Payload.ToArray()));
        return Task.CompletedTask;
    }

    private async Task SayAsync(IEnumerable<MqttApplicationMessage> messages, CancellationToken cancellation)
    {
        foreach (var message in messages)
        {
            try
            {
                await _client!.PublishAsync(message, cancellation);
                Interlocked.Increment(ref _sent);
            }
            catch (Exception e) when (e is not OutOfMemoryException && !cancellation.IsCancellationRequested)
            {
                // The broker went away under it: the rest is lost, as with real ones that keep nothing, and the loop connects anew.
                return;
            }
        }
    }

    private async Task EndAsync()
    {
        if (!Connected)
        {
            return;
        }

        using var patience = new CancellationTokenSource(Goodbye, time);
        try
        {
            await SayAsync(system.End(time.GetUtcNow()), patience.Token);
            await _client!.DisconnectAsync(new MqttClientDisconnectOptions(), patience.Token);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It goes anyhow.
        }
    }
}
