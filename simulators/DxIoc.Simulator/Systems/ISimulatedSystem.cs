using DxIoc.Simulator.Province;
using MQTTnet;

namespace DxIoc.Simulator.Systems;

/// <summary>
/// A system of the field as its MQTT clients know it: it speaks for devices of the model in the form of its kind. It holds its own
/// state (what is open, what comes next) and is called by one player in turn.
/// </summary>
internal interface ISimulatedSystem
{
    /// <summary>Its client's name at the broker, and in the demo's table.</summary>
    string Name { get; }

    IReadOnlyList<SimulatedDevice> Devices { get; }

    /// <summary>Topics that it listens to.</summary>
    IReadOnlyList<string> Commands { get; }

    /// <summary>What the broker is to say where the connection that is now opened breaks.</summary>
    MqttApplicationMessage Will(DateTimeOffset now);

    /// <summary>What it says once it is connected.</summary>
    IEnumerable<MqttApplicationMessage> Begin(DateTimeOffset now);

    /// <summary>What it says of devices whose turn it is; null measures for one that is silent.</summary>
    IEnumerable<MqttApplicationMessage> Speak(IReadOnlyList<(SimulatedDevice Device, IReadOnlyList<(string Measure, double Value)>? Measures)> due, DateTimeOffset now);

    /// <summary>What it answers to a message on one of its topics.</summary>
    IEnumerable<MqttApplicationMessage> Hear(string topic, byte[] payload, DateTimeOffset now);

    /// <summary>What it says before it goes in peace.</summary>
    IEnumerable<MqttApplicationMessage> End(DateTimeOffset now);
}
