namespace DxIoc.History;

/// <summary>The store cannot do its work: one sentence, with what to do next.</summary>
public sealed class HistoryException : Exception
{
    public HistoryException()
        : base("The history store failed.")
    {
    }

    public HistoryException(string message)
        : base(message)
    {
    }

    public HistoryException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
