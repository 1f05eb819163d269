namespace DxIoc.Feeds;

/// <summary>A feed's connection cannot be opened: one sentence, with what to do next.</summary>
public sealed class FeedException : Exception
{
    public FeedException()
        : base("A feed cannot be opened.")
    {
    }

    public FeedException(string message)
        : base(message)
    {
    }

    public FeedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
