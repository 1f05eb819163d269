namespace DxIoc.Simulator.Traffic;

/// <summary>Traffic cannot be sent or heard; one sentence says what to do.</summary>
public sealed class TrafficException : Exception
{
    public TrafficException()
    {
    }

    public TrafficException(string message)
        : base(message)
    {
    }

    public TrafficException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
