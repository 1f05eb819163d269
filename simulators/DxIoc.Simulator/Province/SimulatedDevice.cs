namespace DxIoc.Simulator.Province;

/// <summary>
/// A device of the model. What it says at a time is a function of that time alone, so it can be asked about any moment.
/// </summary>
/// <param name="Period">How often it speaks.</param>
/// <param name="Speak">Its measures at a time; events are those of the stretch given, which ends there. Null: it is silent.</param>
internal sealed record SimulatedDevice(
    string Area,
    string Feed,
    string Name,
    TimeSpan Period,
    Func<DateTimeOffset, TimeSpan, IReadOnlyList<(string Measure, double Value)>?> Speak)
{
    /// <summary>Shown by a system that is asked, and published only where there is no such system.</summary>
    public bool IsPolled { get; init; }

    public string Topic { get; } = $"ioc/{Area}/{Feed}/{Name}";
}
