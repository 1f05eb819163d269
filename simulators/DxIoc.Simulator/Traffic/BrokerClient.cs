using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Simulator.Traffic;

/// <summary>One connection to a broker: a first one that says what is wrong, and anew for ever afterwards.</summary>
internal sealed class BrokerClient(BrokerAddress address, string clientId, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public IMqttClient Client { get; } = new MqttClientFactory().CreateMqttClient();

    /// <summary>Messages that the broker takes unacknowledged; beyond them it may close the connection.</summary>
    public int Room { get; private set; } = ushort.MaxValue;

    /// <exception cref="TrafficException">The broker does not let the program in.</exception>
    public async Task ConnectAsync(CancellationToken cancellation)
    {
        try
        {
            var result = await Client.ConnectAsync(address.Options(clientId), cancellation);
            if (result.ResultCode != MqttClientConnectResultCode.Success)
            {
                throw new TrafficException($"{address} refuses the connection ({result.ResultCode}): check --username and --password-file.");
            }

            Room = result.ReceiveMaximum is > 0 and var room ? room : ushort.MaxValue;
        }
        catch (Exception e) when (e is not (OperationCanceledException or TrafficException or OutOfMemoryException))
        {
            throw new TrafficException($"{address} cannot be reached ({e.Message.TrimEnd('.')}): start it, or name another with --broker.", e);
        }
    }

    /// <summary>Back when there is a connection; at once when there is.</summary>
    public async Task ReconnectAsync(CancellationToken cancellation)
    {
        while (!Client.IsConnected)
        {
            try
            {
                await ConnectAsync(cancellation);
            }
            catch (TrafficException)
            {
                await Task.Delay(Pause, time, cancellation);
            }
        }
    }

    public void Dispose() => Client.Dispose();
}
