namespace DxIoc.Indicators.Observations;

/// <summary>The intake could not make a message durable; its sender keeps it and sends it again.</summary>
public sealed class IntakeClosedException : Exception
{
    public IntakeClosedException()
        : base("The intake is closed.")
    {
    }

    public IntakeClosedException(string message)
        : base(message)
    {
    }

    public IntakeClosedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
