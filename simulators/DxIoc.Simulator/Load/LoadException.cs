namespace DxIoc.Simulator.Load;

/// <summary>The load cannot be put on; one sentence says what to do.</summary>
public sealed class LoadException : Exception
{
    public LoadException()
    {
    }

    public LoadException(string message)
        : base(message)
    {
    }

    public LoadException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
