using System.Globalization;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>The real mosquitto_pub, as an engineer would call it.</summary>
internal static class Mosquitto
{
    /// <summary>Publishes with QoS 1; back once the broker has acknowledged and the program has ended.</summary>
    public static async Task PublishAsync(int port, string topic, string payload)
    {
        await using var pub = ChildProcess.Start(
            "mosquitto_pub", "-q", "1", "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-t", topic, "-m", payload);
        var code = await pub.ExitAsync();
        Assert.True(code == 0, $"mosquitto_pub {topic}: {pub.Error}");
    }
}
