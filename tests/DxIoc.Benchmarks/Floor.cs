using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MQTTnet.Server;

namespace DxIoc.Benchmarks;

/// <summary>The floor: MQTTnet's broker that receives, acknowledges and counts, and nothing else. Runs until its input ends.</summary>
internal static class Floor
{
    public static async Task<int> RunAsync()
    {
        var port = FreePort.Next();
        using var server = new MqttServerFactory().CreateMqttServer(
            new MqttServerOptionsBuilder().WithDefaultEndpoint().WithDefaultEndpointPort(port).Build());
        var latencies = new Percentiles();
        var gate = new Lock();
        long count = 0;
        server.InterceptingPublishAsync += args =>
        {
            var sent = double.Parse(Encoding.ASCII.GetString(args.ApplicationMessage.Payload.ToArray())[9..^1], CultureInfo.InvariantCulture);
            lock (gate)
            {
                count++;
                latencies.Add(Clock.Now - sent);
            }

            return Task.CompletedTask;
        };
        await server.StartAsync();
        Console.WriteLine(port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
        Console.WriteLine(JsonSerializer.Serialize(new { Count = count, P50 = latencies.At(0.50), P99 = latencies.At(0.99) }));
        return 0;
    }
}
